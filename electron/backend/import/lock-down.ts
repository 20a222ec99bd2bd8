/**
 * Closes the child off before any parser is loaded: no network, no process, no writing, no reading outside the app's
 * own code. In Node the permission model holds the last three as well; in Electron's utility process only this does.
 */
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import fs from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { resolve, sep } from 'node:path'
import tls from 'node:tls'
import { fileURLToPath } from 'node:url'
import workers from 'node:worker_threads'

type Functions = object

const WRITES =
  /^(?:write|append|copy|cp|mkdir|mkdtemp|rename|rm|symlink|link|truncate|unlink|utimes|lutimes|chmod|lchmod|chown|lchown|createWrite|ftruncate|fchmod|fchown|futimes)/
const READS = /^(?:open|readFile|readdir|readlink|createRead|stat|lstat|access|exists|realpath|watch|glob)/

/** @param roots folders that may be read */
export function lockDown(roots: readonly string[]): void {
  closeAll(net, /^(?:connect|createConnection|createServer)$/)
  closeAll(net.Socket.prototype, /^connect$/)
  closeAll(net.Server.prototype, /^listen$/)
  closeAll(tls, /^(?:connect|createServer)$/)
  for (const web of [http, https]) closeAll(web, /^(?:request|get|createServer)$/)
  closeAll(http2, /^(?:connect|create)/)
  closeAll(dgram, /^createSocket$/)
  closeAll(dgram.Socket.prototype, /^(?:bind|connect|send)$/)
  for (const names of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    closeAll(names, /^(?:lookup|resolve|reverse|setServers)/)
  closeAll(childProcess, /^(?:spawn|exec|fork)/)
  closeAll(workers, /^Worker$/)
  closeAll(globalThis, /^(?:fetch|WebSocket|EventSource)$/)
  closeAll(process, /^(?:dlopen|binding|kill|chdir)$/)
  for (const files of [fs, fs.promises]) {
    closeAll(files, WRITES)
    fence(
      files,
      roots.map((root) => resolve(root) + sep),
    )
  }
  // `import { connect } from 'node:net'` sees what was set here.
  syncBuiltinESMExports()
}

function closeAll(object: Functions, names: RegExp): void {
  for (const name of Object.getOwnPropertyNames(object)) {
    if (!names.test(name) || typeof Reflect.get(object, name) !== 'function') continue
    // No arrow: `new WebSocket` must meet it too.
    set(object, name, function closed(): never {
      throw new Error(`${name} is closed to importers`)
    })
  }
}

function fence(files: Functions, roots: readonly string[]): void {
  for (const name of Object.getOwnPropertyNames(files)) {
    const original: unknown = Reflect.get(files, name)
    if (!READS.test(name) || typeof original !== 'function') continue
    const fenced = (...args: unknown[]): unknown => {
      const [path] = args
      // A descriptor was opened by a path that was let through.
      if (typeof path !== 'number' && !isInside(path, roots))
        throw new Error(`${name} outside the app's code`)
      return Reflect.apply(original as () => unknown, files, args)
    }
    // `realpath.native` and the like.
    set(files, name, Object.assign(fenced, original))
  }
}

function isInside(path: unknown, roots: readonly string[]): boolean {
  const text = path instanceof URL ? fileURLToPath(path) : Buffer.isBuffer(path) ? path.toString() : path
  return typeof text === 'string' && roots.some((root) => (resolve(text) + sep).startsWith(root))
}

const set = (object: Functions, name: string, value: unknown): void =>
  void Object.defineProperty(object, name, { value, configurable: true, writable: true, enumerable: true })
