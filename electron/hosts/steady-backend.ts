/**
 * A backend that is started anew when its thread dies (out of memory, a fault in native code), so that open
 * windows go on after a moment. What was acknowledged is in the library; calls that waited fail as `connection-lost`.
 */
import type { Wire } from '../../shared/rpc.ts'
import type { Backend } from '../backend/backend.ts'
import { createDeathTally } from './death-tally.ts'

/**
 * @param restarted hears of each new start, once the new one answers: after a death, or because a backup was put back
 * @throws what `start` throws the first time; later failures end the backend and show in `ended`
 */
export async function startSteadyBackend(
  start: () => Promise<Backend>,
  log: (error: unknown) => void,
  restarted?: (isAfterDeath: boolean) => void,
): Promise<Backend> {
  let live: Backend | null = null
  let isClosing = false
  const waiting: (() => void)[] = []
  const deaths = createDeathTally()
  const ended = Promise.withResolvers<Error | null>()

  const adopt = (backend: Backend): void => {
    live = backend
    // Registered before any wire is attached, so that a wire that closes by this death finds `live` empty and waits.
    void backend.ended.then((error) => {
      live = null
      if (error === null || isClosing) return ended.resolve(error)
      // A backup was put back, and the thread ended to be started anew: no death.
      const isDeath = error.name !== 'Reopening'
      if (isDeath) {
        log(error)
        if (deaths.add()) return ended.resolve(error)
      }
      return start().then(
        (next) => {
          if (isClosing) return void next.close()
          adopt(next)
          restarted?.(isDeath)
        },
        (failure: unknown) => ended.resolve(failure as Error),
      )
    })
    for (const attach of waiting.splice(0)) attach()
  }
  adopt(await start())

  return {
    attach(wire, options) {
      if (live) return live.attach(wire, options)
      const held = hold(wire)
      waiting.push(() => {
        live?.attach(held.wire, options)
        held.release()
      })
    },
    content: (request) =>
      live?.content(request) ??
      Promise.resolve(Response.json({ code: 'connection-lost', data: {} }, { status: 503 })),
    async close() {
      isClosing = true
      await live?.close()
      ended.resolve(null)
      await ended.promise
    },
    ended: ended.promise,
  }
}

/** Keeps the frames of a wire until someone listens. */
function hold(wire: Wire): { wire: Wire; release(): void } {
  const kept: unknown[] = []
  const listeners: ((frame: unknown) => void)[] = []
  let isHeld = true
  wire.onFrame((frame) => {
    if (isHeld) kept.push(frame)
    else listeners.forEach((listener) => listener(frame))
  })
  return {
    wire: { ...wire, onFrame: (listener) => void listeners.push(listener) },
    release() {
      isHeld = false
      for (const frame of kept) listeners.forEach((listener) => listener(frame))
    },
  }
}
