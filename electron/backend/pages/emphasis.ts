/** What `*` and `**` say: CommonMark's flanking rules with those for Chinese, and not between two digits. */
import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import type { Range } from '../../../shared/model/range.ts'

/**
 * CommonMark takes `5*6*78` for 5678 with a slanted 6 and `2**10 + 3**2` for 210 + 32: in a report that is another number.
 * Between two digits no mark is lost, so there they are signs of arithmetic.
 */
export function powersKept(md: Parser, between: RegExp = /^\d\*+\d$/): void {
  const State = md.inline.State
  md.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean): ReturnType<typeof State.prototype.scanDelims> {
      const found = super.scanDelims(start, canSplitWord)
      if (start === 0 || found.length > LONGEST_SIGN) return found
      const around = this.src.slice(start - 1, start + found.length + 1)
      return between.test(around) ? { ...found, can_open: false, can_close: false } : found
    }
  }
}

const LONGEST_SIGN = 3

/** Plain text says nowhere that it is Markdown: between two Latin letters (`a**b`) nothing is a mark either. */
const IN_WORDS = /^\w\*+\w$/
const strong = new MarkdownIt('zero')
  .enable(['emphasis', 'backticks', 'escape'])
  // So that an escaped sign is a token of its own, with the backslash in its markup.
  .disable('text_join')
  .use(cjkFriendly)
  .use(powersKept, IN_WORDS)

/** Where in a line the `**` stand that make words strong: not in code, not escaped, paired. UTF-16 units of the line. */
export function strongMarks(line: string): Range[] {
  const marks: Range[] = []
  let at = 0
  for (const { type, content, markup } of strong.parseInline(line, {})[0]?.children ?? []) {
    if (type === 'strong_open' || type === 'strong_close') marks.push([at, at + 2])
    // Its content has lost white space at the edges; it ends at the next run of as many backticks.
    if (type === 'code_inline') at = endOfCode(line, at, markup.length)
    else if (type === 'text') at += content.length
    else at += markup.length
  }
  return marks
}

function endOfCode(line: string, start: number, length: number): number {
  const runs = /`+/g
  runs.lastIndex = start + length
  for (let run = runs.exec(line); run; run = runs.exec(line))
    if (run[0].length === length) return runs.lastIndex
  return line.length
}
