/** A real page as it comes in again: told by place and pattern, so that no sentence of it stands in this project. */
import characters from 'opencc-js/dict/STCharacters'

/** Clauses of one page, each of a paragraph of its own, and what becomes of them. */
export interface Clauses {
  /** Stays as it is. */
  stays: string
  /** A character of it is another one. */
  edited: string
  /** Its paragraph stands elsewhere. */
  moved: string
  /** Its paragraph is in the other script. */
  switched: string
  /** Its paragraphs are gone. */
  gone: [string, string]
}

const TRADITIONAL = new Map(
  characters.split('|').map((pair) => {
    const [from = '', to = ''] = pair.split(' ')
    return [from, to]
  }),
)
/** Character by character: enough for what only has to be in another script. */
export const otherScript = (text: string): string =>
  Array.from(text, (character) => TRADITIONAL.get(character) ?? character).join('')
/** As the page has it after `edited` was changed. */
export const editedForm = (clause: string): string => `${clause.slice(0, 4)}某${clause.slice(5)}`

const occurrences = (text: string, words: string): number => text.split(words).length - 1

/** Picks a clause of 12 letters or more that stands once on the page from each of six long paragraphs. */
export function pickClauses(page: string, paragraphs: readonly string[]): Clauses {
  const found: string[] = []
  for (const paragraph of paragraphs) {
    if (paragraph.length < 60) continue
    const clause = [...paragraph.matchAll(/[\p{Script=Han}]{12,22}/gu)]
      .map(([words]) => words)
      .find((words) => occurrences(page, words) === 1 && otherScript(words) !== words)
    if (clause) found.push(clause)
  }
  const [stays, edited, moved, switched, first, second] = found
  if (!stays || !edited || !moved || !switched || !first || !second)
    throw new Error(`only ${found.length} of 6 paragraphs`)
  return { stays, edited, moved, switched, gone: [first, second] }
}

/** The page with all of that done to it. A page's text is a paragraph a line. */
export function changePage(page: string, { edited, moved, switched, gone }: Clauses): string {
  const lines = page.split('\n')
  const lineOf = (words: string): number => {
    const at = lines.findIndex((line) => line.includes(words))
    if (at === -1) throw new Error('a clause runs over a line end')
    return at
  }
  lines[lineOf(edited)] = lines[lineOf(edited)]!.replace(edited, editedForm(edited))
  lines[lineOf(switched)] = otherScript(lines[lineOf(switched)]!)
  for (const words of gone) lines.splice(lineOf(words), 1)
  const [taken] = lines.splice(lineOf(moved), 1)
  // Two paragraphs up, or down where it stood at the top.
  lines.splice(Math.max(2, lines.findIndex((line) => line.includes(edited)) - 2), 0, taken!)
  return lines.join('\n')
}
