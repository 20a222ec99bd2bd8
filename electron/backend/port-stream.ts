/** Byte streams over a MessagePort, one chunk per request: a slow reader makes the writer wait, not memory grow. */
import type { MessagePort } from 'node:worker_threads'

/** What crosses: the reader asks with `pull` or ends with `cancel`; the writer answers with one of these. */
type Message = { chunk: Uint8Array } | { done: true } | { failed: string }

/** Sends a stream through a port until it ends, fails or is cancelled. `onFailed` hears what the stream threw. */
export function streamToPort(
  stream: ReadableStream<Uint8Array>,
  port: MessagePort,
  onFailed: (error: unknown) => void = () => undefined,
): void {
  const reader = stream.getReader()
  const end = (message: Message): void => {
    port.postMessage(message)
    port.close()
  }
  const sendNext = async (): Promise<void> => {
    try {
      const { done, value } = await reader.read()
      if (done) return end({ done: true })
      // A copy of its own: a chunk may be a slice of a pool that must not be given away.
      const chunk = new Uint8Array(value)
      port.postMessage({ chunk } satisfies Message, [chunk.buffer])
    } catch (error) {
      onFailed(error)
      end({ failed: error instanceof Error ? error.message : String(error) })
    }
  }
  const cancel = (): void => void reader.cancel().catch(() => undefined)
  port.on('message', (asked: 'pull' | 'cancel') => {
    if (asked === 'pull') void sendNext()
    else cancel()
  })
  port.on('close', cancel)
}

/** The stream at the other end. Fails where the port closes before the stream has ended. */
export function streamFromPort(port: MessagePort): ReadableStream<Uint8Array<ArrayBuffer>> {
  let ended = false
  /** Ends the present pull. One that ended before its chunk came would be repeated, and chunks pile up. */
  let arrived = (): void => undefined
  return new ReadableStream({
    start(controller) {
      port.on('message', (message: Message) => {
        arrived()
        // What was on its way when the reader gave up: a port still delivers it after it was told to close.
        if (ended) return
        if ('chunk' in message) return controller.enqueue(message.chunk as Uint8Array<ArrayBuffer>)
        ended = true
        if ('done' in message) controller.close()
        else controller.error(new Error(message.failed))
        port.close()
      })
      port.on('close', () => {
        arrived()
        if (!ended) controller.error(new Error('the stream broke off'))
        ended = true
      })
    },
    pull: () =>
      new Promise<void>((resolve) => {
        arrived = resolve
        port.postMessage('pull')
      }),
    cancel() {
      ended = true
      port.postMessage('cancel')
      port.close()
    },
  })
}
