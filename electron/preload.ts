/**
 * All that a window sees of Electron: frames out, frames in. It checks nothing, knows no call names and
 * returns no promise across the bridge (CVE-2026-70601); main checks who sent a frame.
 */
import { contextBridge, ipcRenderer } from 'electron'
import { FRAME_CHANNEL } from './hosts/channel.ts'

contextBridge.exposeInMainWorld('host', {
  post(frame: unknown): void {
    ipcRenderer.send(FRAME_CHANNEL, frame)
  },
  onFrame(listener: (frame: unknown) => void): void {
    ipcRenderer.on(FRAME_CHANNEL, (_event, frame: unknown) => listener(frame))
  },
})
