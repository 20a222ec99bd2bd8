import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonical, decodeBytes } from '../../../electron/backend/import/decode.ts'
import type { Encoding } from '../../../shared/model/source.ts'

const folder = join(import.meta.dirname, '../../golden/encodings')
const LINE = 0x0a
/** Pairs that the WHATWG standard gives two characters each. Chromium 156 breaks them apart; we follow the standard. */
const DOUBLE: Readonly<Record<string, string>> = {
  '8862': '\u00CA\u0304',
  '8864': '\u00CA\u030C',
  '88a3': '\u00EA\u0304',
  '88a5': '\u00EA\u030C',
}

/** Every pair that Chromium gives a meaning, and every pair that it gives none. */
function pairsOf(file: string): { known: [number, number, string][]; unknown: [number, number][] } {
  const known: [number, number, string][] = []
  const unknown: [number, number][] = []
  readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .forEach((line, row) =>
      line.split('\t').forEach((text, column) => {
        if (text === '') unknown.push([0x81 + row, 0x40 + column])
        else known.push([0x81 + row, 0x40 + column, text])
      }),
    )
  return { known, unknown }
}

describe.each<[string, Encoding, number]>([
  ['gb18030.tsv', 'gb18030', 23_940],
  ['big5.tsv', 'big5-hkscs', 18_500],
])('%s', (file, encoding, least) => {
  const { known, unknown } = pairsOf(file)

  it('every byte pair is read as Chromium reads it', () => {
    expect(known.length).toBeGreaterThanOrEqual(least)
    const bytes = new Uint8Array(known.flatMap(([lead, trail]) => [lead, trail, LINE]))
    const lines = decodeBytes(bytes, encoding).split('\n')
    const wrong = known.flatMap(([lead, trail, text], i) => {
      const pair = `${lead.toString(16)}${trail.toString(16)}`
      const wanted = encoding === 'big5-hkscs' ? (DOUBLE[pair] ?? text) : text
      return lines[i] === canonical(wanted) ? [] : [`${pair} ${wanted} ${lines[i]}`]
    })
    expect(wrong).toEqual([])
  })

  it('no pair that means nothing is given a meaning', () => {
    const read = unknown.filter(([lead, trail]) => {
      try {
        decodeBytes(new Uint8Array([0x61, lead, trail, 0x61]), encoding)
        return true
      } catch {
        return false
      }
    })
    expect(read).toEqual([])
  })
})

describe('four bytes of GB18030', () => {
  const reference = new TextDecoder('gb18030', { fatal: true })
  const bytesOf = (pointer: number): number[] => [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ]
  it.each([
    ['the whole of the BMP', 0, 39_420, 1],
    ['beyond it, every 31st', 189_000, 1_237_576, 31],
  ])('%s', (_, from, to, step) => {
    const bytes: number[] = []
    for (let pointer = from; pointer < to; pointer += step) bytes.push(...bytesOf(pointer), LINE)
    const read = decodeBytes(new Uint8Array(bytes), 'gb18030')
    expect(read === canonical(reference.decode(new Uint8Array(bytes)))).toBe(true)
  })
})
