// Runs a TypeScript entry under a Node that can: this one, or the one in devDependencies.
// Plain JavaScript without new syntax, because the Node that reads it may be too old for the rest.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const LEAST_MAJOR = 24
const OWN_NODE = fileURLToPath(
  new URL('../node_modules/node/bin/node' + (process.platform === 'win32' ? '.exe' : ''), import.meta.url),
)

/** The path of a Node >= 24, or null after saying on stderr what is missing and what to do. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= LEAST_MAJOR) return process.execPath
  if (existsSync(OWN_NODE)) return OWN_NODE
  console.error(
    `Pressmark needs Node ${LEAST_MAJOR} or newer; this is ${process.version} and the project's own Node is not installed.\n` +
      'Nothing was changed. Run "npm ci" in the project folder first: it brings the right Node with it.',
  )
  return null
}

// Types are stripped from some 700 files at every start: with the compiled ones kept, the command line and the server
// begin in 0.9 s of processor time instead of 1.5 s. In the project's own folder, as others can write to the system's
// temporary one; where it can't be written, Node goes without. Workers and children read the variable.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../.cache/compile', import.meta.url))

/** Runs `entry` (a file URL) with `args` and takes over its exit code. */
export async function runUnderProjectNode(entry, args) {
  const node = findNode()
  if (node === null) {
    process.exitCode = 1
    return
  }
  if (node === process.execPath) {
    module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
    process.argv.splice(1, process.argv.length - 1, fileURLToPath(entry), ...args)
    await import(entry.href)
    return
  }
  const child = spawn(node, [fileURLToPath(entry), ...args], { stdio: 'inherit' })
  // A terminal sends Ctrl+C to both: this side only waits. Other signals come here alone.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
