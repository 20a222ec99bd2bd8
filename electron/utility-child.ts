/** The importer's process in Electron: a utility process, sandboxed from what main holds. */
import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import { codeRoot, type ForkChild } from './backend/import/fork.ts'

/** What a dying child said last: V8's own words stand within 8 KB. */
const LAST_WORDS = 8192

export const forkUtility: ForkChild = (file, heap) => {
  const path = file.startsWith('file:') ? fileURLToPath(file) : file
  const child = utilityProcess.fork(path, [codeRoot(path)], {
    serviceName: 'Pressmark import',
    execArgv: [`--max-old-space-size=${heap}`],
    env: {},
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr?.on('data', (text: unknown) => {
    words = (words + String(text)).slice(-LAST_WORDS)
  })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', () => listener(words)),
    hold: () => {},
    kill: () => void child.kill(),
  }
}
