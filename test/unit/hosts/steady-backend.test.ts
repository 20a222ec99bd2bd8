import { describe, expect, it } from 'vitest'
import type { Backend } from '../../../electron/backend/backend.ts'
import { startSteadyBackend } from '../../../electron/hosts/steady-backend.ts'
import { CallError } from '../../../shared/errors.ts'
import { connect, directPair, serve, type Wire } from '../../../shared/rpc.ts'

/** A backend that can be made to die, answering every call with its number. */
function mortal(number: number) {
  const ended = Promise.withResolvers<Error | null>()
  const wires: Wire[] = []
  const backend: Backend = {
    attach(wire) {
      wires.push(wire)
      serve(wire, () => Promise.resolve(number), console.error)
    },
    content: () => Promise.resolve(new Response(String(number))),
    close() {
      ended.resolve(null)
      return Promise.resolve()
    },
    ended: ended.promise,
  }
  const reopening = Object.assign(new Error('a backup was put back'), { name: 'Reopening' })
  return {
    backend,
    die: () => ended.resolve(new Error(`backend ${number} died`)),
    reopen: () => ended.resolve(reopening),
    wires,
  }
}

function setUp(startNext: () => Promise<void> = () => Promise.resolve()) {
  const started: ReturnType<typeof mortal>[] = []
  const logged: unknown[] = []
  const start = async (): Promise<Backend> => {
    if (started.length > 0) await startNext()
    const next = mortal(started.length + 1)
    started.push(next)
    return next.backend
  }
  return { started, logged, start, log: (error: unknown) => void logged.push(error) }
}

const openWindow = (backend: Backend) => {
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: false })
  return connect(ours)
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a steady backend', () => {
  it('starts anew when it dies, and new windows get the new one', async () => {
    const { started, logged, start, log } = setUp()
    const steady = await startSteadyBackend(start, log)
    expect(await openWindow(steady).send('library.describe', {})).toBe(1)
    started[0]?.die()
    await turn()
    expect(await openWindow(steady).send('library.describe', {})).toBe(2)
    expect(await (await steady.content(new Request('http://x/content/'))).text()).toBe('2')
    expect(String(logged[0])).toContain('backend 1 died')
  })

  it('tells of each new start, and whether it came after a death', async () => {
    const { started, start, log, logged } = setUp()
    const told: boolean[] = []
    await startSteadyBackend(start, log, (isAfterDeath) => told.push(isAfterDeath))
    expect(told).toEqual([])
    started[0]?.die()
    await turn()
    started[1]?.reopen()
    await turn()
    expect(told).toEqual([true, false])
    expect(logged).toHaveLength(1)
  })

  it('keeps a window that comes while it starts, with what it has asked already', async () => {
    const next = Promise.withResolvers<void>()
    const { started, start, log } = setUp(() => next.promise)
    const steady = await startSteadyBackend(start, log)
    started[0]?.die()
    await turn()
    const answer = openWindow(steady).send('library.describe', {})
    expect((await steady.content(new Request('http://x/content/'))).status).toBe(503)
    await turn()
    next.resolve()
    expect(await answer).toBe(2)
  })

  it('gives up when it dies again and again, and says why', async () => {
    const { started, start, log } = setUp()
    const steady = await startSteadyBackend(start, log)
    for (let death = 0; death < 3; death++) {
      started[death]?.die()
      await turn()
    }
    expect(String(await steady.ended)).toContain('backend 3 died')
    expect(started).toHaveLength(3)
  })

  it('gives up when it cannot be started again', async () => {
    const { started, start, log } = setUp(() => Promise.reject(new CallError('disk-full', 'no room')))
    const steady = await startSteadyBackend(start, log)
    started[0]?.die()
    expect(await steady.ended).toMatchObject({ code: 'disk-full' })
  })

  it('ends for good when it is closed', async () => {
    const { started, start, log } = setUp()
    const steady = await startSteadyBackend(start, log)
    await steady.close()
    expect(await steady.ended).toBeNull()
    expect(started).toHaveLength(1)
  })

  it('says at once what keeps it from starting the first time', async () => {
    const refuse = (): Promise<Backend> => Promise.reject(new CallError('library-locked', 'held'))
    await expect(startSteadyBackend(refuse, () => undefined)).rejects.toMatchObject({
      code: 'library-locked',
    })
  })
})
