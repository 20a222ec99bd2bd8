/**
 * "Check library", part by part: each looks at some rows and says what is wrong with them by name. All of it only reads,
 * so a thread of its own can do it beside everything else.
 */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { CheckCode } from '../../../shared/i18n/errors-check.ts'
import type { Range } from '../../../shared/model/range.ts'
import { readMark } from '../database/mark.ts'
import { SEALED, type SealedTable } from '../database/seals.ts'
import type { ReadableDb } from '../database/sql.ts'
import { compareWithMark, readCommitted, readPast } from '../database/standing.ts'
import { countOverlaps } from '../desk/store.ts'
import type { Job } from '../handlers.ts'
import { stands } from '../highlights/anchor.ts'
import { isComplete } from '../search/index-store.ts'
import { blobPath } from '../sources/blobs.ts'
import { INDEXED, type Indexed, isIndexedAsSaid, listIndexedRows } from './check-index-store.ts'
import * as store from './check-store.ts'
import { readLibraryId, readVersion } from './store.ts'
import { hasAllSeals, isAsSealed, listSealedIds, listStraySeals, readSeal } from './seal-store.ts'
import { nameOfRow } from './names-store.ts'

/** A problem names what it is about in so many UTF-16 units: words of others may be a book long. */
const LONGEST_NAME = 160

/** Something wrong, and where. */
export interface Finding {
  code: CheckCode
  /** What people call the place: a headline, a file's name, the words of a note. Empty: of the whole library. */
  name: string
  /** The table, where nothing there has a name. */
  kind?: string
  /** SQLite's own words, for the log. */
  detail?: string
}

/** One step of the check. */
export type CheckPart =
  /** `table` null: all of the file at once. */
  | { kind: 'structure'; table: string | null }
  | { kind: 'whole' }
  | { kind: 'sources'; after: number }
  | { kind: 'seals'; table: SealedTable; after: number }
  | { kind: 'index'; of: Indexed; after: number }

export interface PartArgs {
  /** The library's own folder: the database may be a copy. */
  folder: string
  part: CheckPart
}
export interface PartDone {
  findings: Finding[]
  checked: Record<string, number>
  /** How many rows or files this looked at. */
  done: number
  /** Where the same part goes on; null: there is no more of it. */
  next: CheckPart | null
}

/** Milliseconds one part may take before it hands over, where it can stop. */
const SLICE = 100

/** Bytes of a database that is looked through at once; a larger one a table at a time, so that it can be called off. */
const LARGE = 64 * 1024 * 1024

export interface CheckPlan {
  parts: CheckPart[]
  /** Steps, rows and files there are to look at, for telling how far it is. */
  total: number
}

export const planJob: Job<Record<string, never>, CheckPlan> = {
  name: 'check plan',
  run: (db) => {
    const { bytes, unused } = store.sizeOf(db)
    const countRows = (): number => {
      try {
        return store.countRowsToCheck(db, [...SEALED, 'source', ...INDEXED])
      } catch (error) {
        if (!isDamage(error)) throw error
        // How far it is cannot be told; what is wrong is for the parts to say.
        return 0
      }
    }
    const structure = [
      ...(bytes > LARGE ? store.listTables(db).map((table) => ({ kind: 'structure', table }) as const) : []),
      // Pages not in use are seen only by looking at all.
      ...(bytes <= LARGE || unused > 0 ? [{ kind: 'structure', table: null } as const] : []),
    ]
    const parts = [
      ...structure,
      { kind: 'whole' } as const,
      { kind: 'sources', after: 0 } as const,
      ...SEALED.map((table) => ({ kind: 'seals', table, after: 0 }) as const),
      ...INDEXED.map((of) => ({ kind: 'index', of, after: 0 }) as const),
    ]
    return {
      parts,
      total: structure.length + 1 + countRows(),
    }
  },
}

export const partJob: Job<PartArgs, PartDone> = {
  name: 'check part',
  run(db, args) {
    try {
      return runPart(db, args)
    } catch (error) {
      if (!isDamage(error)) throw error
      // A page that cannot be read ends this part: the others say what they can.
      return { findings: [damage(db, (error as Error).message)], checked: {}, done: 0, next: null }
    }
  },
}

/** What SQLite cannot read; not what is called off, nor a fault of ours. */
const isDamage = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_CORRUPT')

function runPart(db: ReadableDb, { folder, part }: PartArgs): PartDone {
  if (part.kind === 'structure') return checkStructure(db, part.table)
  if (part.kind === 'whole') return checkWhole(db, folder)
  if (part.kind === 'sources') return checkSources(db, folder, part.after)
  if (part.kind === 'index') return checkIndex(db, part.of, part.after)
  return checkSeals(db, part.table, part.after)
}

/** A sentence of SQLite, as a finding: which entries it is about. */
function damage(db: ReadableDb, detail: string): Finding {
  const table = store.tableOf(db, detail)
  return { code: 'integrity', name: '', detail, ...(table === null ? {} : { kind: table }) }
}

function checkStructure(db: ReadableDb, table: string | null): PartDone {
  const findings = store
    .checkIntegrity(db, table)
    .map(
      (message): Finding =>
        /fts5/i.test(message) ? { code: 'index-damaged', name: '', detail: message } : damage(db, message),
    )
  return { findings, checked: {}, done: 1, next: null }
}

function checkWhole(db: ReadableDb, folder: string): PartDone {
  const findings: Finding[] = []
  const found = (code: CheckCode, names: readonly string[]): void =>
    void findings.push(...names.map((name) => ({ code, name })))
  // The mark first: it is written after the commit, so what is read after it is never behind it in a whole library.
  const mark = readMark(folder)
  const committed = readCommitted(db)
  const standing = compareWithMark(mark, {
    ...{ committed, past: readPast(db), libraryId: readLibraryId(db), version: readVersion(db) },
  })
  if (committed && (standing.kind === 'behind' || standing.kind === 'other')) found('changes-missing', [''])
  findings.push(
    ...store.listBrokenKeys(db).map((table): Finding => ({ code: 'broken-keys', name: '', kind: table })),
    ...store.listStray(db).map(({ table, id }) => called(db, 'stray', table, id)),
  )
  // Else it is being made, and misses what comes.
  if (isComplete(db)) found('index-incomplete', Array<string>(store.countUnindexed(db)).fill(''))
  if (hasAllSeals(db))
    findings.push(
      // A text that is gone is told with the name of its source.
      ...listStraySeals(db)
        .filter(({ entity }) => entity !== 'source_text')
        .map(({ entity }): Finding => ({ code: 'row-lost', name: '', kind: entity })),
    )
  return { findings, checked: {}, done: 1, next: null }
}

function checkSources(db: ReadableDb, folder: string, after: number): PartDone {
  const findings: Finding[] = []
  const checked = { sources: 0, highlights: 0, blocks: 0, waiting: 0 }
  const end = performance.now() + SLICE
  for (const source of store.listCheckedSources(db, after)) {
    checkSource(db, folder, source, checked, (code, count, name) => {
      for (let at = 0; at < count; at++) findings.push({ code, name: name ?? nameOfSource(db, source) })
    })
    after = source.num
    if (performance.now() >= end) break
  }
  const next = checked.sources > 0 ? ({ kind: 'sources', after } as const) : null
  const { waiting, ...all } = checked
  return { findings, checked: waiting > 0 ? checked : all, done: checked.sources, next }
}

/** The headlines of a source's reports say more to a reader than its file's name; both are told. */
function nameOfSource(db: ReadableDb, { id, fileName }: store.CheckedSource): string {
  const titles = store.listTitles(db, id)
  return titles.length > 0 ? `${titles.join(' · ')} (${fileName})` : fileName
}

function checkSource(
  db: ReadableDb,
  folder: string,
  source: store.CheckedSource,
  checked: { sources: number; highlights: number; blocks: number; waiting: number },
  found: (code: CheckCode, count: number, name?: string) => void,
): void {
  const sha256 = hashBlob(folder, source.sha256)
  found('original-missing', Number(sha256 === null))
  found('original-changed', Number(sha256 !== null && sha256 !== source.sha256))
  const blocks = store.listBlockRanges(db, source.id)
  const anchors = store.listAnchors(db, source.id)
  const overlays = store.listOverlays(db, source.id)
  found('text-twice', countOverlaps(store.listHeldRanges(db, source.id)))
  checked.sources += 1
  checked.highlights += anchors.length
  checked.blocks += blocks.length
  const text = store.findText(db, source.id)
  if (text === null) return found('text-damaged', 1)
  // Its seal tells that, and once is enough.
  if (text.length !== source.characters)
    return found('text-damaged', readSeal(db, 'source_text', source.id) ? 0 : 1)
  const isInside = ([start, end]: Range): boolean => start >= 0 && start < end && end <= text.length
  found('block-outside', blocks.filter((range) => !isInside(range)).length)
  for (const anchor of anchors) {
    if (stands(text, anchor)) continue
    // As it was saved, it is no damage: it waits in the tray for its place (annotations of others, pages read anew).
    if (isAsSealed(db, 'highlight', anchor.id)) checked.waiting += 1
    else found('quote-moved', 1, anchor.exact.slice(0, LONGEST_NAME))
  }
  for (const overlay of overlays) if (!stands(text, overlay)) found('correction-moved', 1, overlay.exact)
}

/** By its name, or by its table where it has none. */
function called(db: ReadableDb, code: CheckCode, table: SealedTable, id: string): Finding {
  const name = nameOfRow(db, table, id)
  return name === '' ? { code, name, kind: table } : { code, name }
}

function checkSeals(db: ReadableDb, table: SealedTable, after: number): PartDone {
  const findings: Finding[] = []
  const areAll = hasAllSeals(db)
  const end = performance.now() + SLICE
  let done = 0
  for (const { at, id } of listSealedIds(db, table, after)) {
    if (!(isAsSealed(db, table, id) ?? !areAll))
      findings.push(called(db, table === 'source_text' ? 'text-damaged' : 'row-changed', table, id))
    done += 1
    after = at
    if (performance.now() >= end) break
  }
  const next = done > 0 ? ({ kind: 'seals', table, after } as const) : null
  return { findings, checked: { seals: done }, done, next }
}

function checkIndex(db: ReadableDb, of: Indexed, after: number): PartDone {
  const findings: Finding[] = []
  const end = performance.now() + SLICE
  let done = 0
  // Else it is being made, and misses what comes.
  for (const row of isComplete(db) ? listIndexedRows(db, of, after) : []) {
    if (!isIndexedAsSaid(db, of, row)) findings.push(called(db, 'index-incomplete', of, row.id))
    done += 1
    after = row.num
    if (performance.now() >= end) break
  }
  return { findings, checked: {}, done, next: done > 0 ? { kind: 'index', of, after } : null }
}

/** SHA-256 of a kept original as it is now, read a piece at a time; null where it is gone or cannot be read. */
function hashBlob(folder: string, sha256: string): string | null {
  const path = blobPath(folder, sha256)
  if (!existsSync(path)) return null
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1024 * 1024)
  try {
    const file = openSync(path, 'r')
    try {
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
        hash.update(piece.subarray(0, read))
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
  return hash.digest('hex')
}
