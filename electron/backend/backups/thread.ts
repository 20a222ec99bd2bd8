/** Makes one copy off the backend's thread, and ends. Started by run-copier.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { makeCopy, type CopyJob } from './copy.ts'

if (parentPort) parentPort.postMessage(await makeCopy(workerData as CopyJob))
