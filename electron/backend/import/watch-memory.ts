/**
 * A thread that looks how much memory the whole process holds and ends it beyond the limit: buffers do not count in the
 * heap, and a parser that is busy would never look itself.
 */
import { Worker } from 'node:worker_threads'

/** In milliseconds: memory fills at 2 GB a second at most, so the limit is passed by 100 MB. */
const EVERY = 50

/** As text, because a bundle has no file for it. */
const WATCH = `
const { workerData } = require('node:worker_threads')
setInterval(() => {
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL')
}, ${EVERY})
`

/** @param resident in megabytes */
export function watchMemory(resident: number): void {
  new Worker(WATCH, { eval: true, workerData: resident * 1_048_576, env: {} }).unref()
}
