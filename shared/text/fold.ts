import { HAN_VARIANTS, RUNS } from './fold-table.ts'

/** Every engine we run in has it, but `shared` is compiled with neither DOM nor Node types. */
declare const TextDecoder: new (
  label: string,
  options: { ignoreBOM: boolean },
) => { decode(units: Uint16Array): string }

/** Raise it with every change of the table: what was indexed under another version has to be indexed again. */
export const FOLD_VERSION = 1

const TABLE = readTable()

// ignoreBOM: without it a leading U+FEFF is dropped and every offset is one short. The decoder builds the string
// in 5 ms per million units where String.fromCharCode in chunks takes 7 to 10; a lone surrogate becomes U+FFFD,
// which is one unit as well.
const DECODER = new TextDecoder('utf-16le', { ignoreBOM: true })

/**
 * The text as search, find and anchoring compare it: without differences of width, case, radical forms, quotation
 * marks and Han variants, so that both scripts and their regional forms meet. Every UTF-16 unit becomes one unit,
 * so `fold(text).length === text.length` and an offset in one is the same offset in the other. Idempotent.
 */
export const fold = (text: string): string => readUnits(foldUnits(text))

/** The folded text as its UTF-16 units, for what goes on to drop some of them. */
export function foldUnits(text: string): Uint16Array {
  const { length } = text
  const units = new Uint16Array(length)
  for (let i = 0; i < length; i++) units[i] = TABLE[text.charCodeAt(i)]!
  return units
}

/** Units as a string of the same length; a lone surrogate becomes U+FFFD. */
export const readUnits = (units: Uint16Array): string => DECODER.decode(units)

function readTable(): Uint16Array {
  const table = new Uint16Array(65536)
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit
  for (let i = 0; i < RUNS.length; i += 4) {
    const [first, last, stride, target] = [RUNS[i]!, RUNS[i + 1]!, RUNS[i + 2]!, RUNS[i + 3]!]
    for (let unit = first; unit <= last; unit += stride) table[unit] = target + unit - first
  }
  let at = 0
  for (let i = 0; i < HAN_VARIANTS.length; i++) {
    const unit = HAN_VARIANTS.charCodeAt(i)
    if (unit < 0x80) at += unit - 0x27
    else table[at] = unit
  }
  return table
}

let varied: Uint8Array | null = null

/** Do other characters fold to this folded unit? Then a text can hold it in another form than was typed. */
export function hasVariants(folded: number): boolean {
  if (!varied) {
    varied = new Uint8Array(65536)
    for (let unit = 0; unit < TABLE.length; unit++) if (TABLE[unit] !== unit) varied[TABLE[unit]!] = 1
  }
  return varied[folded] === 1
}
