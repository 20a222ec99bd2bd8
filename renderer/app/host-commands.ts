import { useEffect } from 'react'
import { runCommand } from './commands.ts'

const isCommand = (frame: unknown): frame is { command: string } =>
  typeof frame === 'object' && frame !== null && typeof (frame as { command?: unknown }).command === 'string'

let listens = false

/** Runs what is chosen in the native menu: Electron's main sends `{ command: id }` down the window's wire. */
export function useHostCommands(): void {
  useEffect(() => {
    // The host's listeners cannot be taken off again, so there is one for the life of the window.
    if (listens || !window.host) return
    listens = true
    window.host.onFrame((frame) => {
      if (isCommand(frame)) runCommand(frame.command)
    })
  }, [])
}
