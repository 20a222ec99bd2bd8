import { CallError } from '../../../../shared/errors.ts'
import { atOf, endOf, type LaidReport, type Layout } from '../layout.ts'
import { cutBefore, cutBlock, draftOf, dropEmpty, pageChanged, takeOut } from '../draft.ts'
import { characterStart, cutPart } from '../parts.ts'

/**
 * `next` comes to stand behind `piece`, in one paragraph with it. What was mended behind `next` comes along; what was
 * mended behind `piece`, or before `next`, is cut off.
 */
export function mend(layout: Layout, piece: number, next: number): Layout {
  if (piece === next) throw new CallError('act-at-edge', 'a piece cannot go on in itself')
  const draft = draftOf(layout)
  const from = find(draft, piece)
  if (!from) throw new CallError('act-no-report', `the piece ${piece} belongs to no report`)
  if (from.part + 1 < from.parts.length && atOf(from.parts[from.part + 1]!) === next) return layout
  const behind = find(draft, next)
  const tail = behind ? behind.parts.slice(behind.part).map(atOf) : [next]
  // A paragraph that would go on in its own beginning: only the one piece is put behind.
  const moved = tail.includes(piece) ? [next] : tail
  const taken = takeOut(draft, moved).flatMap(({ parts }) => parts)
  const order = new Map(moved.map((at, i) => [at, i]))
  taken.sort((a, b) => order.get(atOf(a))! - order.get(atOf(b))!)
  const place = find(draft, piece)
  if (!place) throw pageChanged(`piece ${piece}`)
  cutBlock({ report: place.report, block: place.block, part: place.part + 1 })
  place.report.blocks[place.block]!.parts.push(...taken)
  dropEmpty(draft, place.report.id)
  return draft
}

interface Found {
  report: LaidReport
  block: number
  part: number
  parts: LaidReport['blocks'][number]['parts']
}

/** A piece of a report by its name; null where it belongs to none. @throws page-changed */
function find(draft: Layout, at: number): Found | null {
  for (const report of draft.reports)
    for (const [block, { parts }] of report.blocks.entries()) {
      const part = parts.findIndex((one) => atOf(one) === at)
      if (part >= 0) return { report, block, part, parts }
    }
  if (!draft.furniture.some((part) => atOf(part) === at)) throw pageChanged(`piece ${at}`)
  return null
}

/** The paragraph that holds the character `at` is cut before it; so is a passage that is no report's. */
export function unmend(layout: Layout, offset: number): Layout {
  const draft = draftOf(layout)
  const at = characterStart(draft.text, offset)
  const free = draft.furniture.findIndex((part) => atOf(part) <= at && at < endOf(part))
  if (free >= 0) {
    const [before, after] = cutPart(draft.text, draft.furniture[free]!, at)
    if (!before || !after) throw atEdge(at)
    draft.furniture.splice(free, 1, { ...before, byHand: true }, { ...after, byHand: true })
    return draft
  }
  const cut = cutBefore(draft, at)
  if (cut.part === 0) throw atEdge(at)
  cutBlock(cut)
  return draft
}

const atEdge = (at: number): CallError =>
  new CallError('act-at-edge', `no paragraph has text on both sides of ${at}`)
