/** One file of a vault: as it is on disk, as it was written last, as the export makes it now. */
import { hash as digest } from 'node:crypto'
import type { ExportProperty, ExportUnit, VaultFile } from '../export-library.ts'
import { mergeFront, printFront, splitFront } from './front-matter.ts'
import type { FileEntry, KnownUnit } from './manifest.ts'
import type { MadeUnit } from './locate.ts'
import { type Choose, type Conflict, knownUnit, madeUnits, type MergedText, mergeText } from './merge-text.ts'
import { tokenize } from './tokens.ts'

/** A whole file as text: what a first export writes. */
export function printVaultFile({ properties, units }: Pick<VaultFile, 'properties' | 'units'>): string {
  return `${printFront(properties)}\n${printUnits(units)}`
}

const printUnits = (units: readonly ExportUnit[]): string =>
  `${units.map(({ text, tight }, i) => (i === 0 ? text : (tight ? '\n' : '\n\n') + text)).join('')}\n`

export interface MergedFile {
  /** The file as it shall be; equal to what is there where nothing is to be written. */
  text: string
  entry: FileEntry
  conflicts: Conflict[]
  gone: { key: string; ours: string }[]
}

const frontOf = (properties: readonly ExportProperty[]): FileEntry['front'] =>
  Object.fromEntries(properties.map(({ key, value }) => [key, value]))

/** What is written where no file is. */
export function newFile(vault: VaultFile, data: string): MergedFile {
  const hash = hashWhole(data)
  const entry = {
    ...{ id: vault.id, disk: hash, made: hash, front: frontOf(vault.properties) },
    units: madeUnits(vault.units).map(knownUnit),
  }
  return { text: data, entry, conflicts: [], gone: [] }
}

/** @param known null where the file is ours by its id, and nothing else is known of it */
export function mergeFile(
  disk: string,
  known: FileEntry | null,
  vault: VaultFile,
  data: string,
  choose: Choose,
): MergedFile {
  const mark = disk.startsWith('\ufeff') ? '\ufeff' : ''
  const crlf = (disk.match(/\r\n/g) ?? []).length * 2 > (disk.match(/\n/g) ?? []).length
  // Only a file whose line ends are all alike is merged with them made simple; another keeps each as it is.
  const isWhole = crlf && !/(?<!\r)\n/.test(disk)
  const text = isWhole ? disk.slice(mark.length).replaceAll('\r\n', '\n') : disk.slice(mark.length)
  const { front, body } = splitFront(text)
  const top =
    front === null
      ? { front: '', written: frontOf(vault.properties), conflicts: [] }
      : mergeFront(front, known?.front ?? null, vault.properties, choose)
  const merged = settled(body, known?.units ?? [], madeUnits(vault.units), choose)
  const whole = top.front + merged.text
  const written = whole === text ? disk : mark + (isWhole ? whole.replaceAll('\n', '\r\n') : whole)
  return {
    text: written,
    entry: {
      ...{ id: vault.id, disk: hashWhole(written), made: hashWhole(data), front: top.written },
      units: merged.units,
      ...(top.conflicts.length + merged.conflicts.length + merged.gone.length === 0 ? { q: 1 as const } : {}),
    },
    conflicts: [...top.conflicts, ...merged.conflicts],
    gone: merged.gone,
  }
}

/** Until another run would change nothing: what is found by what stands around it may stand elsewhere afterwards. */
function settled(
  body: string,
  known: readonly KnownUnit[],
  units: readonly MadeUnit[],
  choose: Choose,
): MergedText {
  let merged = mergeText(body, known, units, choose)
  const isNew = new Set(merged.conflicts.flatMap((one) => (one.isNew ? [one.key] : [])))
  for (let n = 0; n < MOST_ROUNDS; n++) {
    const again = mergeText(merged.text, merged.units, units, () => undefined)
    const isSettled =
      again.text === merged.text && JSON.stringify(again.units) === JSON.stringify(merged.units)
    merged = again
    if (isSettled) break
  }
  return {
    ...merged,
    conflicts: merged.conflicts.map((one) => ({ ...one, isNew: one.isNew || isNew.has(one.key) })),
  }
}
const MOST_ROUNDS = 5

/** Of every byte. */
export const hashWhole = (text: string): string => digest('sha256', text, 'base64url').slice(0, 22)

/** Which of two memories of a file, before and after an export that broke off, the file on disk agrees with more. */
export function nearer(disk: string, before: FileEntry, next: FileEntry): FileEntry {
  const hash = hashWhole(disk)
  if (hash === next.disk) return next
  if (hash === before.disk) return before
  const there = new Set(tokenize(disk.replaceAll('\r\n', '\n')).tokens.map((token) => token.hash))
  const count = (units: readonly KnownUnit[]): number =>
    units.reduce((sum, { p }) => sum + p.filter((part) => there.has(part)).length, 0)
  return count(next.units) > count(before.units) ? next : before
}
