/** Passages to the document's parts: paragraphs that a column or a page broke are one again. */
import { isHan } from './flows.ts'
import type { TextLine } from './lines.ts'
import { type Passage, endsSentence } from './passages.ts'
import { sameSize } from './blocks.ts'

/** A paragraph in its parts, in the order in which they are read. */
export interface Whole {
  parts: Passage[]
}

/** Kinds that may stand between the parts of a broken paragraph. */
const BETWEEN = new Set<Passage['kind']>(['footnote', 'caption', 'table'])
/** From this share on, paragraphs that begin a block without an indent go on from the one before. */
const MANY_INDENTS = 0.3

export function joinPassages(passages: readonly Passage[]): Whole[] {
  const running = passages.filter(({ kind }) => kind === 'paragraph')
  const indents = running.filter(({ indented }) => indented).length
  const indentsParagraphs = running.length > 0 && indents / running.length > MANY_INDENTS
  const wholes: Whole[] = []
  let open: Whole | null = null
  for (const passage of passages) {
    if (open && goesOn(open.parts.at(-1)!, passage, indentsParagraphs)) {
      open.parts.push(passage)
      continue
    }
    const whole: Whole = { parts: [passage] }
    wholes.push(whole)
    if (BETWEEN.has(passage.kind)) continue
    open = passage.kind === 'heading' ? null : whole
  }
  return wholes
}

function goesOn(last: Passage, next: Passage, indentsParagraphs: boolean): boolean {
  if (next.kind !== 'paragraph' || last.block === next.block) return false
  if (!sameSize(last.size, next.size) || last.bold !== next.bold) return false
  if (last.short && !endsInWord(last)) return false
  if (next.indented && indentsParagraphs) return false
  const text = last.lines.at(-1)!.text
  if (!endsSentence(text)) {
    const begins = next.lines[0]!.text.slice(0, 1)
    return isHan(begins) || !/\p{Lu}/u.test(begins) || isHan(text.slice(-1)) || !last.short
  }
  // A full line that ends with a full stop: only where every paragraph would show by its indent.
  return indentsParagraphs && isElsewhere(last, next)
}

const endsInWord = ({ lines }: Passage): boolean => /\p{L}-$/u.test(lines.at(-1)!.text)

/** In another column or on another page. */
const isElsewhere = (last: Passage, next: Passage): boolean =>
  last.page !== next.page ||
  last.block.kind !== next.block.kind ||
  next.block.y0 < last.block.y1 ||
  next.block.x0 > last.block.x1

/** Words that the document writes with a hyphen inside a line: they keep it where a line broke them. */
export function hyphenated(lines: readonly TextLine[]): Set<string> {
  const words = new Set<string>()
  for (const { text } of lines)
    for (const [word] of text.matchAll(/\p{L}{2,}(?:-\p{L}{2,})+/gu)) words.add(word.toLowerCase())
  return words
}

/** What stands between two lines of a paragraph, and whether the first loses its hyphen. */
export function jointOf(
  left: string,
  right: string,
  kept: ReadonlySet<string>,
): { cut: number; space: string } {
  const last = left.slice(-1)
  const first = right.slice(0, 1)
  const broken = /(\p{L}+)[-\u2010]$/u.exec(left)
  if (broken && /\p{Ll}/u.test(first)) {
    const word = `${broken[1]}-${/^\p{L}+/u.exec(right)?.[0] ?? ''}`.toLowerCase()
    return { cut: kept.has(word) ? 0 : 1, space: '' }
  }
  if (broken || isHan(last) || isHan(first)) return { cut: 0, space: '' }
  // Marks of both writings: what stands inside them decides.
  if (/[“”‘’…—·]/u.test(last) && isHan(left.slice(-2, -1))) return { cut: 0, space: '' }
  if (/[“”‘’…—·]/u.test(first) && isHan(right.slice(1, 2))) return { cut: 0, space: '' }
  return { cut: 0, space: ' ' }
}
