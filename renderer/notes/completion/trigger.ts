/** What before the caret asks for a completion. Pure: the text before the caret in, the query out. */

export interface Trigger {
  what: 'named' | 'theme'
  /** UTF-16 offset of the first character of the mark. */
  start: number
  query: string
}

const LONGEST_QUERY = 40
/** `[[` as keyboards and input methods write it: half and full width, and the brackets of Chinese layouts. */
const NAMED = /(?:\[\[|［［|【【)([^[\]［］【】\n]*)$/
/** A theme's mark needs no space before it, but `a#b`, `&#12` and addresses are none. */
const THEME = /(?:^|[^\p{Script=Latin}\p{N}_&/#＃=?%])[#＃]([^\s#＃\p{P}\p{S}]*)$/u

/** @param before the text of the line up to the caret */
export function findTrigger(before: string): Trigger | null {
  const named = NAMED.exec(before)
  if (named) return ofMatch('named', before, named[1] ?? '', 2)
  const theme = THEME.exec(before)
  return theme ? ofMatch('theme', before, theme[1] ?? '', 1) : null
}

function ofMatch(what: Trigger['what'], before: string, query: string, mark: number): Trigger | null {
  if (query.length > LONGEST_QUERY) return null
  return { what, start: before.length - query.length - mark, query }
}
