/**
 * A disk that forgets: what was written is there after a power cut only if it was flushed, and a name (of a new file, a
 * renamed one, one that was removed) only if its folder was. Of what was not, any part may be there: sectors of 512 bytes
 * in any order, names in the order of their folder (the model of SQLite's "atomic commit" paper and of ALICE, OSDI '14).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { outsideOf } from './copies.ts'
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
type Entry = File | 'folder'
/** What a folder is still to learn: a name, and what stands there from then on (null: nothing). */
interface Naming {
  path: string
  entry: Entry | null
}

export class Disk {
  /** As programs see them now. */
  private readonly names = new Map<string, Entry>()
  /** As the disk has them. */
  private readonly kept = new Map<string, Entry>()
  /** By folder, in order; what one rename does there is one step. */
  private readonly pending = new Map<string, Naming[][]>()
  private readonly folder: string

  /** @param folder a library; what is beside it under its name with an ending is on the same disk */
  constructor(folder: string) {
    this.folder = folder
    for (const root of [folder, outsideOf(folder)]) {
      if (!existsSync(root)) continue
      this.names.set(root, 'folder')
      for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        const path = join(root, name)
        const isFile = statSync(path).isFile()
        this.names.set(path, isFile ? { flushed: readFileSync(path), pending: [], end: 0 } : 'folder')
      }
    }
    for (const [path, entry] of this.names) this.kept.set(path, entry)
  }

  take(call: Call): void {
    if (call.failed || !call.path.startsWith(this.folder)) return
    const { name, path, data, size, to, from } = call
    if (/^(unlink|rmdir)/.test(name)) this.name([{ path, entry: null }])
    else if (name.startsWith('mkdir')) this.name([{ path, entry: 'folder' }])
    else if (name.startsWith('rename') && to !== undefined) this.move(path, to)
    else if (name.startsWith('link') && to !== undefined)
      this.name([{ path: to, entry: this.names.get(path) ?? null }])
    else if (name === 'fsync' || name === 'fdatasync') this.flush(path)
    else {
      const file = this.file(path)
      if (size !== undefined) file.pending.push({ size })
      else if (name === 'copy_file_range') {
        const whole = from === undefined ? null : this.names.get(from)
        // From elsewhere, or by a file's number: what it holds now is what is copied.
        const copied = isFile(whole) ? whole.pending.reduce(apply, whole.flushed) : readIf(from)
        file.pending.push({ at: 0, data: copied })
      } else if (data) {
        const at = call.offset ?? file.end
        file.pending.push({ at, data })
        file.end = at + data.length
      }
    }
  }

  /** A file that was not there is new: its folder does not know of it. */
  private file(path: string): File {
    const known = this.names.get(path)
    if (isFile(known)) return known
    const made = { flushed: Buffer.alloc(0), pending: [], end: 0 }
    this.name([{ path, entry: made }])
    return made
  }

  /** A folder moves with what is in it: its names are its own. */
  private move(path: string, to: string): void {
    const moved = this.names.get(path)
    if (!moved) return
    if (dirname(path) === dirname(to))
      this.name([
        { path: to, entry: moved },
        { path, entry: null },
      ])
    else {
      this.name([{ path: to, entry: moved }])
      this.name([{ path, entry: null }])
    }
  }

  /** One step in one folder. */
  private name(step: Naming[]): void {
    set(this.names, step)
    const folder = dirname(step[0]!.path)
    this.pending.set(folder, [...(this.pending.get(folder) ?? []), step])
  }

  private flush(path: string): void {
    const entry = this.names.get(path)
    if (isFile(entry)) {
      entry.flushed = entry.pending.reduce(apply, entry.flushed)
      entry.pending = []
      return
    }
    for (const step of this.pending.get(path) ?? []) set(this.kept, step)
    this.pending.delete(path)
  }

  /** Writes into `target` what a power cut now would leave. @param draw keeps some of what was not flushed; none without */
  cut(target: string, draw?: Random): void {
    const left = new Map(this.kept)
    if (draw)
      for (const steps of this.pending.values())
        for (const step of steps.slice(0, draw.below(steps.length + 1))) set(left, step)
    const isThere = (path: string): boolean =>
      // The library's folder, and the second one, which its user made.
      path === this.folder ||
      path === outsideOf(this.folder) ||
      (left.get(path) === 'folder' && isThere(dirname(path)))
    for (const [path, entry] of left) {
      // The index of the log is rebuilt from the log: it holds nothing of its own.
      if (path.endsWith('-shm') || !isThere(dirname(path))) continue
      const out = target + path.slice(this.folder.length)
      if (!isFile(entry)) {
        mkdirSync(out, { recursive: true })
        continue
      }
      const some = draw ? entry.pending.flatMap((change) => torn(change, draw)) : []
      mkdirSync(dirname(out), { recursive: true })
      const content = some.reduce(apply, entry.flushed)
      // It names the second folder by its path: that of this disk.
      const text = path.endsWith('state.json') ? content.toString().replaceAll(this.folder, target) : content
      writeFileSync(out, text)
    }
  }
}

const isFile = (entry: Entry | null | undefined): entry is File =>
  entry !== null && entry !== undefined && entry !== 'folder'

const readIf = (path: string | undefined): Buffer =>
  path !== undefined && existsSync(path) ? readFileSync(path) : Buffer.alloc(0)

function set(names: Map<string, Entry>, step: readonly Naming[]): void {
  for (const { path, entry } of step)
    if (entry) names.set(path, entry)
    else names.delete(path)
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
