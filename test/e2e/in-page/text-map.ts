/**
 * Runs inside the window, bundled with the reader's own functions: random ranges of a mounted report go from the DOM
 * to its text, to the source, and back. What they should come to is worked out here unit by unit.
 */
import { TextDom } from '../../../renderer/reader/text-dom.ts'
import { makeSpan, spanInBlock, spanText } from '../../../renderer/reader/positions.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { withOriginals } from '../../../shared/text/corrections.ts'
import { joinRanges, toShown, toSource } from '../../../shared/text/text-map.ts'
import { makeRandom } from '../../unit/text/corpus.ts'

export interface Trial {
  /** As the library gave them, with corrections. */
  blocks: ShownBlock[]
  /** The pane shows the source's words. */
  originals: boolean
  source: string
  seed: number
  runs: number
}
export interface Outcome {
  ranges: number
  corrected: number
  wrong: string[]
}

interface Unit {
  sources: number[]
  edit: string | null
}

const unitsOf = (block: ShownBlock): Unit[] => {
  const units: Unit[] = Array.from({ length: block.text.length }, () => ({ sources: [], edit: null }))
  for (const [at, source, length] of block.segments)
    for (let i = 0; i < length; i++) units[at + i] = { sources: [source + i], edit: null }
  for (const { id, start, end, segments } of block.edits ?? []) {
    const sources = segments.flatMap(([, source, length]) => Array.from({ length }, (_, i) => source + i))
    for (let at = start; at < end; at++) units[at] = { sources, edit: id }
  }
  return units
}

const unitsIn = (ranges: Range[]): number[] =>
  ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i))

/** The report's root in a pane, its blocks with the words that are drawn. */
function mounted({ blocks, originals }: Trial): { dom: TextDom; drawn: ShownBlock[]; lengthsHold: boolean } {
  const root = document.querySelector<HTMLElement>('[data-pane] article [data-section]')!.parentElement!
  const plain = originals ? blocks.map(withOriginals) : blocks
  const texts = plain.map((_, b) => root.querySelector(`[data-b="${b}"]`)?.textContent ?? '')
  const drawn = plain.map((block, b) => ({ ...block, text: texts[b]! }))
  return {
    dom: new TextDom(root, drawn),
    drawn,
    lengthsHold: plain.every(({ text }, b) => text.length === texts[b]!.length),
  }
}

export function run(trial: Trial): Outcome {
  const random = makeRandom(trial.seed)
  const { dom, drawn, lengthsHold } = mounted(trial)
  const units = drawn.map(unitsOf)
  const wrong: string[] = []
  const fail = (what: string, ...detail: unknown[]): void => {
    if (wrong.length < 20) wrong.push(`${what} ${JSON.stringify(detail)}`)
  }
  if (!lengthsHold) fail('a block has another length in the DOM')
  const pickPosition = () => {
    const block = Math.floor(random() * drawn.length)
    return { block, offset: Math.floor(random() * (drawn[block]!.text.length + 1)) }
  }
  const selection = getSelection()!
  let ranges = 0
  let corrected = 0
  while (ranges < trial.runs) {
    const a = pickPosition()
    const near = {
      block: a.block,
      offset: Math.min(drawn[a.block]!.text.length, a.offset + Math.floor(random() * 40)),
    }
    const b = random() < 0.8 ? near : pickPosition()
    ranges++
    // A position is the same after a way through the DOM.
    for (const position of [a, b]) {
      const again = dom.positionAt(...dom.point(position, random() < 0.5))
      if (again.block !== position.block || again.offset !== position.offset)
        fail('position', position, again)
    }
    const span = makeSpan(drawn, a, b)
    if (random() < 0.25) {
      // What the browser selects is that span, from either end.
      selection.setBaseAndExtent(...dom.point(b), ...dom.point(a))
      const chosen = selection.isCollapsed ? null : dom.selectedSpan(selection)
      if (JSON.stringify(chosen) !== JSON.stringify(span)) fail('selection', a, b, chosen, span)
    }
    if (!span) continue
    const found = toSource(drawn, span.from, span.to)
    const expected: number[] = []
    const shown: { block: number; start: number; end: number }[] = []
    for (let block = span.from.block; block <= span.to.block; block++) {
      const part = spanInBlock(drawn, span, block)
      if (!part) continue
      const own = units[block]!
      let [from, to] = part
      const live = dom.staticRange(block, from, to)
      const range = document.createRange()
      range.setStart(live.startContainer, live.startOffset)
      range.setEnd(live.endContainer, live.endOffset)
      if (range.toString() !== drawn[block]!.text.slice(from, to))
        fail('words', block, from, to, range.toString())
      own.slice(from, to).forEach(({ sources, edit }, i) => {
        if (edit) corrected++
        if (edit === null || i === 0 || own[from + i - 1]!.edit !== edit) expected.push(...sources)
      })
      while (from > 0 && own[from]?.edit && own[from]!.edit === own[from - 1]!.edit) from--
      while (to < own.length && own[to]?.edit && own[to]!.edit === own[to - 1]!.edit) to++
      while (from < to && own[from]!.sources.length === 0) from++
      while (to > from && own[to - 1]!.sources.length === 0) to--
      if (from < to) shown.push({ block, start: from, end: to })
    }
    if (unitsIn(found).join() !== expected.join()) fail('source', span, found)
    const again = toShown(drawn, found)
    if (JSON.stringify(again) !== JSON.stringify(shown)) fail('shown', span, again, shown)
    // One block: the quote is the source's own words, whatever is drawn.
    if (span.from.block === span.to.block) {
      const base = withOriginals(trial.blocks[span.from.block]!)
      const [place] = toShown([base], found)
      const words = place ? base.text.slice(place.start, place.end).trim() : ''
      if (joinRanges(trial.source, found) !== words) fail('quote', span, words)
    }
  }
  selection.removeAllRanges()
  return { ranges, corrected, wrong }
}

/** Selects as a hand would, and hears from the app (selection.ts) what it would copy. */
export async function copies(trial: Trial): Promise<Outcome> {
  const random = makeRandom(trial.seed)
  const { dom, drawn } = mounted(trial)
  const own = trial.originals ? trial.blocks.map(withOriginals) : trial.blocks
  const wrong: string[] = []
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  let ranges = 0
  while (ranges < trial.runs) {
    const block = Math.floor(random() * drawn.length)
    const start = Math.floor(random() * drawn[block]!.text.length)
    const span = makeSpan(
      drawn,
      { block, offset: start },
      { block, offset: start + 1 + Math.floor(random() * 30) },
    )
    if (!span || toSource(drawn, span.from, span.to).length === 0) continue
    ranges++
    dom.select(span)
    await frame()
    await frame()
    const event = new ClipboardEvent('copy', {
      clipboardData: new DataTransfer(),
      bubbles: true,
      cancelable: true,
    })
    document.dispatchEvent(event)
    const copied = event.clipboardData!.getData('text/plain')
    if (copied !== spanText(own, span) && wrong.length < 20)
      wrong.push(JSON.stringify([span, copied, spanText(own, span)]))
  }
  return { ranges, corrected: 0, wrong }
}
