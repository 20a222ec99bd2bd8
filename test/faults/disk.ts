/**
 * A disk that forgets: what was written is there after a power cut only if it was flushed. Of what was not, any part may
 * be there, cut at sectors of 512 bytes, in any order (the model of SQLite's "atomic commit" paper and of ALICE, OSDI '14).
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Random } from './random.ts'
import type { Call } from './strace.ts'

const SECTOR = 512

type Change = { at: number; data: Buffer } | { size: number }
interface File {
  flushed: Buffer
  /** Since the last flush, in order. */
  pending: Change[]
  /** Where a write without a place goes. */
  end: number
}

export class Disk {
  private readonly files = new Map<string, File>()
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name)
      if (statSync(path).isFile()) this.files.set(path, { flushed: readFileSync(path), pending: [], end: 0 })
    }
  }

  take(call: Call): void {
    if (call.failed || !call.path.startsWith(this.folder)) return
    const { name, path, data, size, to } = call
    if (name === 'unlink') this.files.delete(path)
    else if (name === 'rename' && to !== undefined) {
      const moved = this.files.get(path)
      if (moved) this.files.set(to, moved)
      this.files.delete(path)
    } else if (name === 'fsync' || name === 'fdatasync') this.flush(path)
    else {
      const file = this.files.get(path) ?? { flushed: Buffer.alloc(0), pending: [], end: 0 }
      this.files.set(path, file)
      if (size !== undefined) file.pending.push({ size })
      else if (data) {
        const at = call.offset ?? file.end
        file.pending.push({ at, data })
        file.end = at + data.length
      }
    }
  }

  private flush(path: string): void {
    const file = this.files.get(path)
    if (!file) return
    file.flushed = file.pending.reduce(apply, file.flushed)
    file.pending = []
  }

  /** Writes into `target` what a power cut now would leave. @param draw keeps some of what was not flushed; none without */
  cut(target: string, draw?: Random): void {
    for (const [path, { flushed, pending }] of this.files) {
      // The index of the log is rebuilt from the log: it holds nothing of its own.
      if (path.endsWith('-shm')) continue
      const kept = draw ? pending.flatMap((change) => torn(change, draw)) : []
      const out = join(target, relative(this.folder, path))
      mkdirSync(dirname(out), { recursive: true })
      writeFileSync(out, kept.reduce(apply, flushed))
    }
  }
}

function torn(change: Change, draw: Random): Change[] {
  if ('size' in change) return draw.below(2) === 0 ? [change] : []
  const sectors: Change[] = []
  for (let at = 0; at < change.data.length; at += SECTOR)
    if (draw.below(2) === 0) sectors.push({ at: change.at + at, data: change.data.subarray(at, at + SECTOR) })
  return sectors
}

function apply(content: Buffer, change: Change): Buffer {
  if ('size' in change) {
    const sized = Buffer.alloc(change.size)
    content.copy(sized)
    return sized
  }
  const end = change.at + change.data.length
  const grown = content.length >= end ? content : Buffer.concat([content, Buffer.alloc(end - content.length)])
  change.data.copy(grown, change.at)
  return grown
}
