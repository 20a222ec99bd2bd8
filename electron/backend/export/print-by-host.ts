/** Printing where the backend is in a thread: the worker's side posts pages, the host's side prints them. */
import { CallError } from '../../../shared/errors.ts'
import type { PrintPdf } from '../handlers.ts'
import type { Print, Printed } from '../worker-messages.ts'

/** The worker's side: `print` waits for what `printed` is told. */
export function createPrinter(post: (message: Print) => void): {
  print: PrintPdf
  printed: (message: Printed) => void
} {
  const waiting = new Map<number, { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }>()
  let nextId = 1
  return {
    print: (html, signal) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve, reject })
        post({ kind: 'print', id, html })
        signal.addEventListener('abort', () => {
          if (waiting.delete(id)) post({ kind: 'print', id, html: null })
          reject(new CallError('connection-lost', 'the library is being closed'))
        })
      }),
    printed(message) {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if ('pdf' in message) asked?.resolve(message.pdf)
      else {
        const { code, data } = message
        asked?.reject(code ? new CallError(code, message.message, data) : new Error(message.message))
      }
    },
  }
}

/** The host's side: prints what it is sent and answers. */
export function printFor(printPdf: PrintPdf, answer: (message: Printed) => void): (message: Print) => void {
  const running = new Map<number, AbortController>()
  return ({ id, html }) => {
    if (html === null) return running.get(id)?.abort()
    const stop = new AbortController()
    running.set(id, stop)
    void printPdf(html, stop.signal)
      .then(
        (pdf) => answer({ kind: 'printed', id, pdf }),
        (error: unknown) => {
          const { code, data } = error instanceof CallError ? error : { code: null, data: {} }
          answer({ kind: 'printed', id, code, message: (error as Error).message, data })
        },
      )
      .finally(() => running.delete(id))
  }
}
