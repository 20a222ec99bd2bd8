import { useEffect } from 'react'
import { openPassage } from '../notes/open-named.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { runCommand } from './commands.ts'
import { tellCrash } from './notices.ts'

/**
 * `command`: chosen in the native menu. `open`: a link of ours that another program followed. `notice`: the page's
 * process died and this is a new one, or the library's thread died and was started again.
 */
type HostFrame =
  | { command: string }
  | { open: { report: string; highlight: string | null } }
  | { notice: 'revived' | 'restarted' }

const isHostFrame = (frame: unknown): frame is HostFrame =>
  typeof frame === 'object' && frame !== null && ('command' in frame || 'open' in frame || 'notice' in frame)

/** What came before the window was ready to do it. */
const waiting: HostFrame[] = []
let run: ((frame: HostFrame) => void) | null = null

// At once, not in an effect: a link that started the app is sent when the page has loaded, before React has drawn.
// The host's listeners cannot be taken off again, so there is one for the life of the window.
globalThis.window?.host?.onFrame((frame) => {
  if (!isHostFrame(frame)) return
  if (run) run(frame)
  else waiting.push(frame)
})

/** Does what the host asks: Electron's main sends such frames down the window's wire. */
export function useHostCommands(): void {
  useEffect(() => {
    run = (frame) => {
      if ('command' in frame) runCommand(frame.command)
      else if ('notice' in frame) tellCrash(frame.notice)
      else void openLink(frame.open)
    }
    waiting.splice(0).forEach(run)
    return () => void (run = null)
  }, [])
}

async function openLink({ report, highlight }: { report: string; highlight: string | null }): Promise<void> {
  try {
    await send('reports.get', { id: report })
    const highlights = highlight === null ? [] : await send('highlights.list', { reportId: report })
    openPassage(report, highlights.find(({ id }) => id === highlight)?.ranges ?? [])
  } catch (error) {
    notify.error(error)
  }
}
