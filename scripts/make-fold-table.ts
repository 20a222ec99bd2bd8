/**
 * Builds shared/text/fold-table.ts from Unicode (as this Node knows it) and OpenCC's dictionaries.
 *
 *   node scripts/make-fold-table.ts          writes the file
 *   node scripts/make-fold-table.ts --check  exit code 1 if the file differs
 *
 * The table is generated, not computed at start, because an index built under one version of Unicode or
 * OpenCC must meet queries folded under another: it changes only when someone runs this and raises
 * FOLD_VERSION in shared/text/fold.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import CompatibilityIdeographs from 'opencc-js/dict/CJK_Compatibility_Ideographs'
import HKVariants from 'opencc-js/dict/HKVariants'
import HKVariantsRev from 'opencc-js/dict/HKVariantsRev'
import STCharacters from 'opencc-js/dict/STCharacters'
import STPhrases from 'opencc-js/dict/STPhrases'
import TSCharacters from 'opencc-js/dict/TSCharacters'
import TSPhrases from 'opencc-js/dict/TSPhrases'
import TWVariants from 'opencc-js/dict/TWVariants'
import TWVariantsRev from 'opencc-js/dict/TWVariantsRev'
import { RADICALS } from '../shared/text/radicals.ts'

const TABLE_FILE = new URL('../shared/text/fold-table.ts', import.meta.url)
const UNITS = 65536

/** One of OpenCC's dictionaries (`from to|from to|…`) as [from, to] pairs. */
function readDictionary(dictionary: string): [string, string][] {
  return dictionary.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ')
    return [from, to]
  })
}

/**
 * Marks that print alike or stand for one another in the mainland's, Hong Kong's, Taiwan's and English
 * typography. All quotes become one, since “…” and 「…」 nest the other way round; the apostrophe is a quote.
 */
const LIKE_MARKS: [string, string][] = [
  ['"', "'‘’‚‛“”„‟«»‹›「」『』〝〞〟ʼ＂＇｢｣﹁﹂﹃﹄"],
  ['-', '‐‑‒–—―−─━﹘﹣－'],
  ['·', '•‧∙⋅・･ᐧ'],
  ['…', '⋯'],
  ['~', '∼〜～'],
]

/** Pairs that newspapers in both scripts mix and OpenCC keeps apart. */
const MORE_VARIANTS: [string, string][] = [
  ['伕', '夫'],
  ['薰', '熏'],
]

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

/** Single-unit NFKC forms in the blocks where they are the same letter in another width or shape. */
function foldWidth(table: Uint16Array): void {
  const blocks = [
    [0xff01, 0xff5e],
    [0xff61, 0xff9f],
    [0xffe0, 0xffee],
    [0x2460, 0x24ff],
    [0x2e80, 0x2fdf],
    [0xf900, 0xfaff],
    [0xfe30, 0xfe4f],
    [0x2000, 0x200a],
  ] as const
  const units = [0x00a0, 0x202f, 0x205f, 0x3000]
  for (const [first, last] of blocks) for (let unit = first; unit <= last; unit++) units.push(unit)
  for (const unit of units) {
    const form = String.fromCharCode(unit).normalize('NFKC')
    if (form.length === 1) table[unit] = form.charCodeAt(0)
  }
  for (let i = 0; i < RADICALS.length; i += 2) table[RADICALS.charCodeAt(i)] = RADICALS.charCodeAt(i + 1)
}

/** Lower case where it is one unit; İ too, whose lower case is two, because readers type i. */
function foldCase(table: Uint16Array): void {
  for (let unit = 0; unit < UNITS; unit++) {
    if (isSurrogate(unit)) continue
    const lower = String.fromCharCode(unit).toLowerCase()
    if (lower.length === 1) table[unit] = lower.charCodeAt(0)
  }
  table[0x0130] = 0x69
  table[0x03c2] = 0x03c3
}

/** Every pair of characters that one of OpenCC's dictionaries takes for the same. */
function readVariants(): [number, number][] {
  const pairs: [string, string][] = [...MORE_VARIANTS]
  for (const dictionary of [
    TSCharacters,
    TWVariants,
    TWVariantsRev,
    HKVariants,
    HKVariantsRev,
    CompatibilityIdeographs,
  ])
    pairs.push(...readDictionary(dictionary))
  // 一目瞭然 → 一目了然: what only a phrase converts (着/著, 乾/干, 瞭/了, 藉/借) must meet as well.
  for (const [from, to] of readDictionary(TSPhrases)) {
    if (from.length !== to.length) continue
    for (let i = 0; i < from.length; i++) pairs.push([from.charAt(i), to.charAt(i)])
  }
  return pairs
    .filter(([from, to]) => from !== to && from.length === 1 && to.length === 1)
    .map(([from, to]): [number, number] => [from.charCodeAt(0), to.charCodeAt(0)])
    .filter(([from, to]) => !isSurrogate(from) && !isSurrogate(to))
}

/**
 * Equivalence classes by union-find. A class is represented by its smallest member that is never converted
 * away, so the folded text is mostly readable simplified Chinese.
 */
function foldVariants(table: Uint16Array): void {
  const parent = new Uint16Array(UNITS).map((_, unit) => unit)
  const find = (unit: number): number => {
    let root = unit
    while (parent[root] !== root) root = parent[root] ?? root
    return root
  }
  for (const [from, to] of readVariants()) parent[find(from)] = find(to)

  const converted = new Set(
    readDictionary(TSCharacters)
      .filter(([a, b]) => a !== b)
      .map(([a]) => a.charCodeAt(0)),
  )
  const classes = new Map<number, number[]>()
  for (let unit = 0; unit < UNITS; unit++) {
    const root = find(unit)
    const members = classes.get(root)
    if (members) members.push(unit)
    else classes.set(root, [unit])
  }
  for (const members of classes.values()) {
    if (members.length === 1) continue
    const unified = members.filter((unit) => unit >= 0x3400 && unit <= 0x9fff)
    const best = unified.find((unit) => !converted.has(unit)) ?? unified[0] ?? members[0]
    for (const unit of members) table[unit] = best
  }
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(UNITS).map((_, unit) => unit)
  foldWidth(table)
  // ＡＢＣ → ABC → abc: case is taken of the width's result when the table is closed below.
  const lower = new Uint16Array(UNITS).map((_, unit) => unit)
  foldCase(lower)
  for (let unit = 0; unit < UNITS; unit++) if (table[unit] === unit) table[unit] = lower[unit]
  for (const [mark, others] of LIKE_MARKS)
    for (const other of others) table[other.charCodeAt(0)] = mark.charCodeAt(0)
  const variants = new Uint16Array(UNITS).map((_, unit) => unit)
  foldVariants(variants)
  for (let unit = 0; unit < UNITS; unit++) if (table[unit] === unit) table[unit] = variants[unit]
  for (let changed = true; changed; ) {
    changed = false
    for (let unit = 0; unit < UNITS; unit++) {
      const twice = table[table[unit]]
      if (twice === table[unit]) continue
      table[unit] = twice
      changed = true
    }
  }
  return table
}

/** Characters that are written in one script only, for telling the scripts apart: [simplified, traditional]. */
function readScriptEvidence(): [number[], number[]] {
  const phrases = readDictionary(STPhrases)
  const inSimplified = new Set(phrases.flatMap(([simplified]) => Array.from(simplified)))
  const inTraditional = new Set(phrases.flatMap(([, traditional]) => Array.from(traditional)))
  for (const [, simplified] of readDictionary(TSPhrases)) for (const c of simplified) inSimplified.add(c)
  const pick = (dictionary: string, usedElsewhere: Set<string>): number[] =>
    readDictionary(dictionary)
      .filter(([from, to]) => from !== to && from.length === 1 && !usedElsewhere.has(from))
      .map(([from]) => from.charCodeAt(0))
      .sort((a, b) => a - b)
  return [pick(STCharacters, inTraditional), pick(TSCharacters, inSimplified)]
}

/** A step of 1…52 is one of the letters `(`…`[`: none of them needs escaping in a quoted string. */
function encodeStep(step: number): string {
  let text = ''
  for (let rest = step; rest > 0; rest -= 52) text += String.fromCharCode(0x27 + Math.min(rest, 52))
  return text
}

function encodePairs(pairs: [number, number][]): string {
  let at = 0
  let text = ''
  for (const [from, to] of pairs) {
    text += encodeStep(from - at) + String.fromCharCode(to)
    at = from
  }
  return text
}

function encodeSet(units: number[]): string {
  let at = 0
  let text = ''
  for (const unit of units) {
    // A step that ends on a member is followed by nothing; a longer way is marked by a leading `!` per 52.
    let rest = unit - at
    for (; rest > 52; rest -= 52) text += '!'
    text += encodeStep(rest)
    at = unit
  }
  return text
}

/** `[first, last, stride, target]` runs: A–Z, or every second letter of Latin Extended. */
function encodeRuns(pairs: [number, number][]): number[][] {
  const runs: number[][] = []
  for (const [from, to] of pairs) {
    const run = runs.at(-1)
    if (run) {
      const [first, last, stride, target] = run
      const step = from - last
      const follows = to - target === from - first
      if (follows && step <= 2 && (step === stride || first === last)) {
        run[1] = from
        run[2] = step
        continue
      }
    }
    runs.push([from, from, 1, to])
  }
  return runs
}

function inLines(text: string, width: number): string {
  const lines: string[] = []
  for (let i = 0; i < text.length; i += width) lines.push(`  '${text.slice(i, i + width)}'`)
  return lines.join(' +\n')
}

function print(): string {
  const table = buildTable()
  const pairs: [number, number][] = []
  for (let unit = 0; unit < UNITS; unit++) if (table[unit] !== unit) pairs.push([unit, table[unit]])
  const han = pairs.filter(([, to]) => to >= 0x3400)
  const runs = encodeRuns(pairs.filter(([, to]) => to < 0x3400))
  const [simplified, traditional] = readScriptEvidence()
  return `// Generated by scripts/make-fold-table.ts: do not edit.
//
// The Han variants derive from the dictionaries of Open Chinese Convert (OpenCC), as distributed by opencc-js.
// Copyright of the OpenCC authors.
// Licensed under the Apache License, Version 2.0 (the "License"); you may not use this data except in
// compliance with the License. You may obtain a copy of the License at
//   http://www.apache.org/licenses/LICENSE-2.0
// Distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
// Changed: reduced to equivalence classes of single UTF-16 units, and to two sets of single characters.

/** \`first, last, stride, target\` four by four: width, case and marks (${runs.length} runs). */
export const RUNS: readonly number[] = [
${chunk(
  runs.map((run) => run.join(',')),
  8,
)
  .map((line) => `  ${line.join(', ')},`)
  .join('\n')}
]

/** Steps \`(\`…\`[\` (1…52, added up) to the next character, then the character that stands for it (${han.length}). */
export const HAN_VARIANTS =
${inLines(encodePairs(han), 96)}

/** Characters that only simplified text has (${simplified.length}): steps as above, \`!\` adds 52 without naming one. */
export const SIMPLIFIED_ONLY =
${inLines(encodeSet(simplified), 100)}

/** Characters that only traditional text has (${traditional.length}). */
export const TRADITIONAL_ONLY =
${inLines(encodeSet(traditional), 100)}
`
}

function chunk<T>(items: T[], size: number): T[][] {
  const chunks: T[][] = []
  for (let i = 0; i < items.length; i += size) chunks.push(items.slice(i, i + size))
  return chunks
}

const printed = print()
if (process.argv.includes('--check')) {
  const same = readFileSync(TABLE_FILE, 'utf8') === printed
  if (!same)
    console.error(
      'shared/text/fold-table.ts is not what scripts/make-fold-table.ts makes of this Node and opencc-js.',
    )
  process.exitCode = same ? 0 : 1
} else {
  writeFileSync(TABLE_FILE, printed)
}
