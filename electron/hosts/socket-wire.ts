/** A `Wire` over one WebSocket. */
import type { WebSocket } from 'ws'
import type { Wire } from '../../shared/rpc.ts'

/** The longest frame taken, in bytes: a note of the greatest length the contract allows (7 million characters), in UTF-8. */
export const LONGEST_FRAME = 32 * 1024 * 1024
/** A window that stops reading is cut off when this many bytes wait for it; it reconnects and asks again. */
const MOST_UNREAD = 256 * 1024 * 1024

/** What is not JSON closes the socket (1007): the app never sends it. */
export function socketWire(socket: WebSocket): Wire {
  return {
    post(frame) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MOST_UNREAD) socket.terminate()
      else socket.send(JSON.stringify(frame))
    },
    onFrame(listener) {
      socket.on('message', (data, isBinary) => {
        let frame: unknown
        try {
          if (isBinary) throw new TypeError('frames are text')
          frame = JSON.parse((data as Buffer).toString('utf8'))
        } catch {
          socket.close(1007, 'not JSON')
          return
        }
        listener(frame)
      })
    },
    onClose: (listener) => void socket.on('close', () => listener()),
    // "Service restart": the window waits a moment and opens a new socket.
    close: () => socket.close(1012),
  }
}
