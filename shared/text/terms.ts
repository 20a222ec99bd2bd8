export interface Term {
  text: string
  /** Typed in quotation marks: spaces belong to it and its last word is a whole word. */
  whole: boolean
}

/** A quoted part or a part without spaces. Single quotes do not quote: they are apostrophes. */
const TERM = /["“”„‟＂«»「」『』]([^"“”„‟＂«»「」『』]*)["“”„‟＂«»「」『』]|([^\s"“”„‟＂«»「」『』]+)/gu

/** What a query asks for: all parts between white space, a quoted part as one. Text as typed, not folded. */
export function splitTerms(query: string): Term[] {
  const terms: Term[] = []
  for (const match of query.matchAll(TERM)) {
    const text = (match[1] ?? match[2] ?? '').trim()
    if (text !== '') terms.push({ text, whole: match[1] !== undefined })
  }
  return terms
}
