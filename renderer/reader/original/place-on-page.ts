/** From the text that is read to the page it stands on, and to the words there. Pure. */
import type { ReadableReport } from '../../../shared/model/report.ts'
import { fold } from '../../../shared/text/fold.ts'

/** The original can be shown beside the text. */
export const hasOriginal = ({ fileName }: Pick<ReadableReport, 'fileName'>): boolean =>
  /\.pdf$/i.test(fileName)

/** A place of the source on the page it stands on. */
export interface OriginalPlace {
  /** From 0. */
  page: number
  /** The words there, as the text has them. */
  words: string
}

/** How many characters are looked for: enough to be found once on a page. */
const LOOKED_FOR = 48

/** @param offset of the source; the report's beginning where it is left out or in no block */
export function originalPlace(
  { blocks, pages }: Pick<ReadableReport, 'blocks' | 'pages'>,
  offset: number | undefined,
): OriginalPlace {
  let block = 0
  let at = 0
  blocks.forEach(({ segments }, b) => {
    for (const [shown, source, length] of segments) {
      if (offset === undefined || offset < source || offset >= source + length) continue
      block = b
      at = shown + offset - source
    }
  })
  const begun = pages.filter((page) => page.block < block || (page.block === block && page.offset <= at))
  const page = begun.reduce((last, one) => Math.max(last, one.index), pages[0]?.index ?? 0)
  // Of the page itself only: what stands on the page after is not to be found there.
  const next = pages.find((one) => one.block === block && one.offset > at)
  return {
    page,
    words: (blocks[block]?.text ?? '').slice(at, Math.min(at + LOOKED_FOR, next?.offset ?? Infinity)),
  }
}

/** A run of the page's text as pdf.js tells it; the place is that of its box, in the page's own units. */
export interface PageRun {
  str: string
  transform: number[]
  width: number
  height: number
}

/** A box in the page's own units: lower left corner, upper right corner. */
export type PageBox = [x0: number, y0: number, x1: number, y1: number]

const SKIPPED = /[\s\-\u00ad\u2010\ufeff]/

/**
 * Where words stand on a page: folded, without spaces and hyphens, as lines are joined there otherwise. The longest
 * beginning that is found counts, of at least 8 characters or all. Empty where they do not stand there.
 */
export function findOnPage(runs: readonly PageRun[], words: string): PageBox[] {
  const letters: { run: number; from: number; to: number }[] = []
  let text = ''
  runs.forEach(({ str }, run) => {
    const folded = fold(str)
    for (let i = 0; i < folded.length; i++) {
      if (SKIPPED.test(folded[i]!)) continue
      text += folded[i]!
      letters.push({ run, from: i / folded.length, to: (i + 1) / folded.length })
    }
  })
  const wanted = [...fold(words)].filter((unit) => !SKIPPED.test(unit)).join('')
  for (let length = wanted.length; length >= Math.min(8, wanted.length) && length > 0; length--) {
    const at = text.indexOf(wanted.slice(0, length))
    if (at < 0) continue
    return boxes(runs, letters.slice(at, at + length))
  }
  return []
}

function boxes(
  runs: readonly PageRun[],
  letters: readonly { run: number; from: number; to: number }[],
): PageBox[] {
  const found = new Map<number, [from: number, to: number]>()
  for (const { run, from, to } of letters) {
    const known = found.get(run)
    if (known) known[1] = Math.max(known[1], to)
    else found.set(run, [from, to])
  }
  return [...found].map(([run, [from, to]]): PageBox => {
    const { transform, width, height } = runs[run]!
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform
    const size = Math.hypot(a, b) || 1
    const tall = Math.hypot(c, d) || height || 1
    // Along the line, and from a descender below it to an ascender above. Vertical runs hang from their top's middle.
    const isVertical = width < height && runs[run]!.str.length > 1
    const corner = (share: number, rise: number): [number, number] =>
      isVertical
        ? [e + (rise > 0 ? tall : -tall) / 2, f - share * height]
        : [
            e + (a / size) * width * share + (c / tall) * tall * rise,
            f + (b / size) * width * share + (d / tall) * tall * rise,
          ]
    const corners = [corner(from, -0.2), corner(from, 0.9), corner(to, -0.2), corner(to, 0.9)]
    const xs = corners.map(([x]) => x)
    const ys = corners.map(([, y]) => y)
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  })
}
