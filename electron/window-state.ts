/** Where the window stood, kept in a small JSON file between runs. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'

/** In device-independent pixels. */
const WindowState = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(480).max(20_000),
  height: z.int().min(360).max(20_000),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

const FIRST: WindowState = { width: 1280, height: 800, maximized: false }

/** The kept place, as far as it still lies on a display; else the first one. Never throws. */
export function readWindowState(file: string, displays: Rectangle[]): WindowState {
  let state: WindowState
  try {
    state = WindowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return FIRST
  }
  const { x, y, ...rest } = state
  // The title bar's middle must be on a screen, else the window could not be moved back.
  const isReachable =
    x !== undefined &&
    y !== undefined &&
    displays.some(
      (display) =>
        x + state.width / 2 >= display.x &&
        x + state.width / 2 < display.x + display.width &&
        y >= display.y &&
        y < display.y + display.height - 40,
    )
  return isReachable ? state : rest
}

/** Keeps the window's place when it closes. A place that cannot be kept is not worth a word. */
export function keepWindowState(file: string, window: BrowserWindow): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeFileSync(`${file}.new`, JSON.stringify(state))
      renameSync(`${file}.new`, file)
    } catch {
      // A full or read-only disk: the next window opens where the first did.
    }
  })
}
