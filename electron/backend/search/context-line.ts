import type { Range } from '../../../shared/model/range.ts'
import type { ContextLine } from '../../../shared/model/search.ts'

/** Units shown before and after; more would not fit beside one another in a line. */
const BEFORE = 36
const AFTER = 60

/**
 * The words at a place with what stands around them in the same paragraph, in the source's own characters.
 * @param place UTF-16 units of `text`
 */
export function contextLine(text: string, [start, end]: Range): Pick<ContextLine, 'text' | 'mark'> {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const from = whole(text, Math.max(lineStart, start - BEFORE), 1)
  const to = whole(text, Math.min(lineEnd === -1 ? text.length : lineEnd, end + AFTER), -1)
  const before = from > lineStart ? '…' : ''
  const after = to < (lineEnd === -1 ? text.length : lineEnd) ? '…' : ''
  const shift = before.length - from
  return {
    // One unit for one: a line end becomes a space, and the mark still fits.
    text: before + text.slice(from, to).replaceAll(/\s/g, ' ') + after,
    mark: [start + shift, end + shift],
  }
}

/** Never between the halves of a character. */
const whole = (text: string, at: number, step: 1 | -1): number =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '') ? at + step : at
