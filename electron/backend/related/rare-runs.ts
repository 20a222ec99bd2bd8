/**
 * Han characters in a row that hardly any report has: three that come again (names, whatever the dictionary makes of
 * them), and pairs, such as a text and its rewriting have in common.
 */
import { isWordUnit, unitsOf } from '../../../shared/text/align/units.ts'
import type { Sample } from './sample.ts'

/** Each costs 0.03 ms in the index. */
const REPEATED = 10
const SPREAD = 8
const RARE = 0.002
/** Pairs that more of the sample have are of words, not of names. */
const COMMON = 0.1

interface Run {
  /** As it is folded, two or three characters. */
  run: string
  times: number
}

/** @param known terms that are asked after already: what stands in them tells nothing more */
export function rareRuns(text: string, sample: Sample, known: readonly string[]): Run[] {
  const { units, starts } = unitsOf(text)
  const rare = Math.max(1, RARE * sample.size)
  const common = Math.max(2, COMMON * sample.size)
  const once: { at: number; count: number }[] = []
  const three = new Map<number, { at: number; times: number; count: number }>()
  let before = Number.POSITIVE_INFINITY
  for (let at = 0; at + 1 < units.length; at++) {
    const count = isPair(units, starts, at)
      ? sample.pair(units[at]!, units[at + 1]!)
      : Number.POSITIVE_INFINITY
    if (count <= rare) once.push({ at, count })
    if (Math.max(before, count) <= common) {
      const key = (units[at - 1]! * 0x10000 + units[at]!) * 0x10000 + units[at + 1]!
      const found = three.get(key)
      if (found) found.times++
      else three.set(key, { at: at - 1, times: 1, count: Math.min(before, count) })
    }
    before = count
  }
  const textOf = (at: number, length: number): string =>
    String.fromCharCode(...units.subarray(at, at + length))
  const repeated = [...three.values()]
    .filter(({ times }) => times > 1)
    .map(({ at, ...one }) => ({ run: textOf(at, 3), ...one }))
    .filter(({ run }) => !known.some((term) => term.includes(run)))
    .sort((a, b) => b.times / (1 + b.count) - a.times / (1 + a.count))
    .slice(0, REPEATED)
  const least = once.reduce((rarest, { count }) => Math.min(rarest, count), rare)
  const rarest = once.filter(({ count }) => count === least)
  const spread = Array.from({ length: Math.min(rarest.length, SPREAD) }, (_, i) => {
    const { at } = rarest[Math.floor((i * rarest.length) / SPREAD)]!
    return { run: textOf(at, 2), times: 1 }
  })
  return [...repeated, ...spread]
}

/** Two Han characters of one UTF-16 unit each, with no mark between them. */
const isPair = (units: Int32Array, starts: Int32Array, at: number): boolean =>
  starts[at]! + 1 === starts[at + 1] &&
  !isWordUnit(units[at]!) &&
  !isWordUnit(units[at + 1]!) &&
  units[at + 1]! <= 0xffff
