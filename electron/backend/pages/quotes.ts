/** Subheads whose very words stand in the running text elsewhere: leads ask what their subheads answer. */
import type { Group } from './groups.ts'
import { isBody } from './piece.ts'

/** A page with more subheads than this is no page of stories: each is looked for in the whole text. */
const MANY = 80

/** For each group the other groups that hold the words of one of its subheads (five characters and more). */
export function quotesOf(groups: Group[]): Map<Group, Set<Group>> {
  const quotes = new Map<Group, Set<Group>>()
  const subheads = groups.flatMap((group) =>
    group.stretches
      .flatMap((stretch) => stretch.pieces)
      .filter((piece) => piece.role === 'subhead' && piece.text.length >= 5)
      .map((piece) => ({ group, text: piece.text })),
  )
  if (subheads.length > MANY) return quotes
  for (const { group, text } of subheads)
    for (const other of groups) {
      if (other === group || !holds(other, text)) continue
      const known = quotes.get(group)
      if (known) known.add(other)
      else quotes.set(group, new Set([other]))
    }
  return quotes
}

function holds(group: Group, text: string): boolean {
  return group.stretches.some((stretch) =>
    stretch.pieces.some((piece) => isBody(piece) && piece.text.includes(text)),
  )
}
