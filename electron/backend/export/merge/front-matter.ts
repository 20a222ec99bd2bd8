/** Front matter: our properties as YAML, and ours brought up to date in the user's, whose bytes stay as they are. */
import { isMap, isScalar, parseDocument, type Pair } from 'yaml'
import type { ExportProperty } from '../export-library.ts'
import type { Choose, Conflict } from './merge-text.ts'

type Value = ExportProperty['value']

/** @returns `front` with its two rules, and the rest; `front` null where the file has none */
export function splitFront(text: string): { front: string | null; body: string } {
  const found = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text)
  return found ? { front: found[0], body: text.slice(found[0].length) } : { front: null, body: text }
}

export const printFront = (properties: readonly ExportProperty[]): string =>
  `---\n${properties.map(printProperty).join('\n')}\n---\n`

function printProperty({ key, value, isPlain }: ExportProperty): string {
  if (value === null) return `${key}:`
  if (typeof value === 'string') return `${key}: ${isPlain ? value : scalar(value)}`
  return value.length === 0 ? `${key}: []` : `${key}:\n${value.map((one) => `  - ${scalar(one)}`).join('\n')}`
}

/**
 * A YAML double-quoted scalar. JSON's are YAML's, save line ends, controls (old files read as Windows-1252
 * hold some) and non-characters that JSON leaves as they are and YAML forbids.
 */
const scalar = (value: string): string =>
  JSON.stringify(value).replaceAll(
    // oxlint-disable-next-line no-control-regex
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

export interface MergedFront {
  front: string
  /** What was written, or offered where the user has their own. */
  written: Record<string, Value>
  conflicts: Conflict[]
}

/**
 * @param known our properties as they were written last; null where that is not known
 * @param choose asked with `property:KEY`
 */
export function mergeFront(
  front: string,
  known: Readonly<Record<string, Value>> | null,
  properties: readonly ExportProperty[],
  choose: Choose,
): MergedFront {
  const written = Object.fromEntries(properties.map(({ key, value }) => [key, value]))
  const inner = front.slice(front.indexOf('\n') + 1, front.lastIndexOf('---'))
  const document = parseDocument(inner, { keepSourceTokens: false })
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) {
    const ours = printFront(properties)
    const conflict = { key: 'front', theirs: front, ours, isNew: !same(known, written) }
    if (choose('front') === 'ours') return { front: ours, written, conflicts: [] }
    return { front, written, conflicts: [conflict] }
  }
  const pairs = isMap(document.contents) ? document.contents.items : []
  const conflicts: Conflict[] = []
  const edits: { from: number; to: number; text: string }[] = []
  let added = ''
  for (const property of properties) {
    const { key, value } = property
    const pair = pairs.find((one) => isScalar(one.key) && String(one.key.value) === key)
    const before = known?.[key]
    if (!pair) {
      if (before === undefined || choose(`property:${key}`) === 'restore')
        added += `${printProperty(property)}\n`
      continue
    }
    const { from, to } = extent(pair, inner)
    const theirs = valueOf(pair)
    const source = inner.slice(from, to)
    const set = (to_: Value): void =>
      void edits.push({ from, to, text: printProperty({ ...property, value: to_ }) })
    if (same(theirs, value)) continue
    // A comment between the entries of a list would go with them.
    const isBare = !/(^|\s)#/.test(source.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, ''))
    if (before !== undefined && same(theirs, before) && isBare) set(value)
    else if (Array.isArray(theirs) && Array.isArray(value) && isBare) {
      // Where nothing is known of it every entry may be theirs; ours follow.
      const was = Array.isArray(before) ? before : []
      const now = [
        ...theirs.filter((one) => !was.includes(one) || value.includes(one)),
        ...value.filter((one) => !was.includes(one) && !theirs.includes(one)),
      ]
      if (!same(now, theirs)) set(now)
    } else if (choose(`property:${key}`) === 'ours') set(value)
    else
      conflicts.push({
        ...{ key: `property:${key}`, theirs: source, ours: printProperty(property) },
        isNew: !same(before ?? null, value),
      })
  }
  let merged = inner
  for (const { from, to, text } of edits.sort((a, b) => b.from - a.from))
    merged = merged.slice(0, from) + text + merged.slice(to)
  if (added !== '') merged = `${merged === '' || merged.endsWith('\n') ? merged : `${merged}\n`}${added}`
  const head = front.slice(0, front.indexOf('\n') + 1)
  return { front: head + merged + front.slice(front.lastIndexOf('---')), written, conflicts }
}

/** From the key to the last character of its value. */
function extent(pair: Pair, source: string): { from: number; to: number } {
  const key = pair.key as { range: [number, number, number] }
  const value = pair.value as { range?: [number, number, number] } | null
  const end = value?.range?.[1] ?? key.range[1]
  const least = source.indexOf(':', key.range[1]) + 1
  return {
    from: key.range[0],
    to: key.range[0] + source.slice(key.range[0], Math.max(end, least)).trimEnd().length,
  }
}

/** As properties are compared: text, a list of texts, or nothing. */
function valueOf(pair: Pair): Value {
  const value: unknown = (pair.value as { toJSON?: () => unknown } | null)?.toJSON?.() ?? null
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
  if (value === null || typeof value === 'string') return value
  return JSON.stringify(value)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? '') === JSON.stringify(b ?? '')
