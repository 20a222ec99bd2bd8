/** Calls past the window, for what a spec needs in the library but not from hands: thousands of highlights. */
import type { Page } from '@playwright/test'
import type { CallArgs, CallName, CallResult } from '../../shared/contract.ts'

interface Port {
  post: (frame: unknown) => void
  onFrame: (listener: (frame: { id?: number; result?: unknown; error?: unknown }) => void) => void
}

/**
 * Sends one call many times over a wire of its own (in Electron over the window's) and returns the answers in order.
 * Fails where that wire ends before (a library that is opened anew): whether to ask again is the caller's to know.
 */
export async function sendAll<N extends CallName>(
  page: Page,
  call: N,
  args: CallArgs<N>[],
): Promise<CallResult<N>[]> {
  const answers = await page.evaluate(
    async ([name, list]) => {
      const host = (window as { host?: Port }).host
      const token = document.querySelector<HTMLMetaElement>('meta[name="pressmark-token"]')?.content
      const socket = host
        ? null
        : new WebSocket(`ws://${location.host}/wire`, ['pressmark', `token.${token}`])
      const lost = new Promise<never>((_, reject) =>
        socket?.addEventListener('close', () => reject(new Error('the connection ended'))),
      )
      lost.catch(() => undefined)
      if (socket)
        await Promise.race([lost, new Promise((resolve) => socket.addEventListener('open', resolve))])
      const port: Port = host ?? {
        post: (frame) => socket!.send(JSON.stringify(frame)),
        onFrame: (listener) =>
          socket!.addEventListener('message', ({ data }) => listener(JSON.parse(data as string))),
      }
      // Far from the numbers that the window's own calls have.
      const first = 1e9 + Math.floor(Math.random() * 1e6) * 1000
      const results: unknown[] = []
      const answered = new Promise<void>((resolve, reject) => {
        let missing = list.length
        port.onFrame(({ id = -1, result, error }) => {
          const at = id - first
          if (at < 0 || at >= list.length) return
          if (error) reject(new Error(JSON.stringify(error)))
          results[at] = result
          if (--missing === 0) resolve()
        })
        list.forEach((one, at) => port.post({ id: first + at, call: name, args: one }))
      })
      await Promise.race([lost, answered])
      socket?.close()
      return results
    },
    [call, args as unknown[]] as const,
  )
  return answers as CallResult<N>[]
}
