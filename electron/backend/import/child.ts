/**
 * Where foreign bytes are read: a process of its own that can be killed, with limits of time and memory, no network and
 * no files. Nothing of a file reaches the backend unparsed. Loads no parser before it has closed itself off.
 */
import type { ChildAnswer, ChildRequest } from './child-messages.ts'
import { LIMITS } from './limits.ts'
import { lockDown } from './lock-down.ts'
import { watchMemory } from './watch-memory.ts'

/** Electron's utility process has a port to its host; Node's child has `process` itself. */
interface HostPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  postMessage(message: unknown): void
}
const { parentPort } = process as { parentPort?: HostPort }
const post = (answer: ChildAnswer): void => {
  if (parentPort) parentPort.postMessage(answer)
  else process.send?.(answer)
}

watchMemory(LIMITS.resident)
// The folder of the code, which whoever starts it names.
lockDown(process.argv.slice(2))
const loaded = import('./answer.ts')

const hear = (message: unknown): void =>
  void loaded.then(({ answer }) => answer(message as ChildRequest, post))
if (parentPort) parentPort.on('message', ({ data }) => hear(data))
else {
  process.on('message', hear)
  process.on('disconnect', () => process.exit(0))
}
