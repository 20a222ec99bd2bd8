/** Loads the built preload as a sandboxed renderer would: CommonJS, with a `require` that knows only `electron`. */
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import type { Wire } from '../../shared/rpc.ts'
import type { FakeWebContents } from './fake-electron.ts'

export interface Bridge {
  post(frame: unknown): unknown
  onFrame(listener: (frame: unknown) => void): unknown
}

/** What the page sees as `window.*` after the preload ran. */
export function loadPreload(file: string, contents: FakeWebContents): Record<string, unknown> {
  const exposed: Record<string, unknown> = {}
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown): void {
        exposed[name] = api
      },
    },
    ipcRenderer: contents.ipcRenderer,
  }
  const require = (name: string): unknown => {
    if (name === 'electron') return electron
    throw new Error(`a sandboxed preload cannot require ${name}`)
  }
  runInContext(readFileSync(file, 'utf8'), createContext({ require, module: {}, exports: {} }), {
    filename: file,
  })
  return exposed
}

/** The renderer's wire over the bridge, as renderer/backend.ts makes it. */
export const bridgeWire = (bridge: Bridge): Wire => ({
  post: (frame) => void bridge.post(frame),
  onFrame: (listener) => void bridge.onFrame(listener),
  onClose: () => undefined,
})
