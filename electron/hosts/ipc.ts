/**
 * A `Wire` over Electron's one IPC channel. Electron is passed in, so that the same code runs under a test.
 * A frame counts only from the main frame of this very window while that shows our own origin.
 */
import type { IpcMain, IpcMainEvent, WebContents } from 'electron'
import type { Wire } from '../../shared/rpc.ts'
import { FRAME_CHANNEL } from './channel.ts'

/**
 * Gives `attach` a fresh wire for every document the window loads, and closes the one before: a reloaded page
 * numbers its calls from 1 again and must never get an answer meant for the page before it.
 * @param origin the origin frames are taken from: `app://bundle`
 */
export function attachWindow(
  ipcMain: Pick<IpcMain, 'on' | 'removeListener'>,
  contents: WebContents,
  origin: string,
  attach: (wire: Wire) => void,
): void {
  let document: OpenDocument | null = null

  const onFrame = (event: IpcMainEvent, frame: unknown): void => {
    const { senderFrame } = event
    const isOurs =
      event.sender === contents && senderFrame === contents.mainFrame && senderFrame.origin === origin
    if (isOurs) document?.receive(frame)
  }
  const replace = (): void => {
    document?.close()
    // The pipe itself cannot be cut: a wire that the backend ends (its thread died) is followed by a fresh one.
    document = openDocument(contents, replace)
    attach(document.wire)
  }
  ipcMain.on(FRAME_CHANNEL, onFrame)
  contents.on('did-navigate', replace)
  contents.on('render-process-gone', () => document?.close())
  contents.on('destroyed', () => {
    ipcMain.removeListener(FRAME_CHANNEL, onFrame)
    document?.close()
  })
}

interface OpenDocument {
  wire: Wire
  receive(frame: unknown): void
  close(): void
}

function openDocument(contents: WebContents, end: () => void): OpenDocument {
  const frames: ((frame: unknown) => void)[] = []
  const closes: (() => void)[] = []
  let open = true
  return {
    wire: {
      post(frame) {
        if (open && !contents.isDestroyed()) contents.send(FRAME_CHANNEL, frame)
      },
      onFrame: (listener) => void frames.push(listener),
      onClose: (listener) => void closes.push(listener),
      close: end,
    },
    receive: (frame) => frames.forEach((listener) => listener(frame)),
    close() {
      open = false
      closes.splice(0).forEach((listener) => listener())
    },
  }
}
