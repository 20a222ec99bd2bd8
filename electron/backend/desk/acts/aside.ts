import { atOf, type Layout } from '../layout.ts'
import { draftOf, dropEmpty, takeOut } from '../draft.ts'

/** Pieces belong to no report any more. A paragraph around them stays one; a report without text is gone. */
export function aside(layout: Layout, pieces: readonly number[]): Layout {
  const free = new Set(layout.furniture.map(atOf))
  const going = pieces.filter((at) => !free.has(at))
  if (going.length === 0) return layout
  const draft = draftOf(layout)
  const taken = takeOut(draft, going, 'whole').flatMap(({ parts }) => parts)
  draft.furniture.push(...taken.map(({ ranges }) => ({ ranges, byHand: true })))
  draft.furniture.sort((a, b) => atOf(a) - atOf(b))
  dropEmpty(draft, null)
  return draft
}
