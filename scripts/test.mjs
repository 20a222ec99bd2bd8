// `npm test`. Plain JavaScript, so that an old Node gets a sentence instead of a crash.
import { runUnderProjectNode } from './project-node.mjs'

await runUnderProjectNode(new URL('./run-tests.ts', import.meta.url), process.argv.slice(2))
