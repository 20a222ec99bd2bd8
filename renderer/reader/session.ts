/**
 * One mounted report: what commands, bars and markers may ask of it. React mounts and unmounts it; all that
 * paints, measures and scrolls happens here, outside React.
 */
import type { Range } from '../../shared/model/range.ts'
import type { ReadableReport, ShownBlock } from '../../shared/model/report.ts'
import { toShown, toSource } from '../../shared/text/text-map.ts'
import { useWorkspace, type Place } from '../workspace.ts'
import { placeCorrections, type PlacedCorrection } from './corrections/placed.ts'
import { Markers } from './highlights/markers.ts'
import { Painter, type PaintSpan } from './highlights/painter.ts'
import { HighlightIndex, paintSpans, type PlacedHighlight } from './highlights/placed.ts'
import { makeSpan, spanText, type Span } from './positions.ts'
import { setPassage, tellPlaced, type Passage } from './reader-store.ts'
import { PlaceKeeper } from './reading-place.ts'
import { estimateHeight, type Section } from './sections.ts'
import { SentenceWalk } from './sentence-walk.ts'
import type { ShownReport } from './shown-report.ts'
import { TextDom } from './text-dom.ts'

/** Long enough to be seen after a jump, short enough not to be taken for a highlight. */
const FLASH_MS = 1600
/** Where a revealed passage comes to stand, as a share of the pane's height. */
const REVEAL_AT = 0.28

interface Mount {
  paneId: string
  shown: ShownReport
  sections: readonly Section[]
  scroller: HTMLElement
  root: HTMLElement
  place: Place | null
  remember: (place: Place) => void
}

export class ReadingSession {
  readonly paneId: string
  /** As it is drawn here. */
  readonly report: ReadableReport
  /** The same offsets in the source's own script. */
  readonly own: readonly ShownBlock[]
  /** As the library gave it: with its corrections, in its own script, whatever is drawn. */
  readonly given: ReadableReport
  readonly corrections: readonly PlacedCorrection[]
  readonly scroller: HTMLElement
  readonly dom: TextDom
  readonly painter: Painter
  readonly walk: SentenceWalk
  readonly markers: Markers
  readonly #sections: readonly Section[]
  readonly #places: PlaceKeeper
  readonly #observers: (IntersectionObserver | ResizeObserver)[] = []
  #placed: readonly PlacedHighlight[] = []
  #shown: readonly PlacedHighlight[] = []
  #index = new HighlightIndex([])
  #setIn = ''
  #flashing: ReturnType<typeof setTimeout> | undefined

  constructor({ paneId, shown, sections, scroller, root, place, remember }: Mount) {
    const report = shown.shown
    this.paneId = paneId
    this.report = report
    this.own = shown.own
    this.given = shown.report
    this.corrections = placeCorrections(this.given.blocks, this.own)
    this.scroller = scroller
    this.#sections = sections
    this.dom = new TextDom(root, report.blocks)
    this.painter = new Painter(this.dom, sections)
    this.walk = new SentenceWalk(report.blocks)
    this.markers = new Markers(this.dom, sections)
    this.painter.set(
      'corrections',
      this.corrections.map(({ block, start, end }) => ({ block, start, end, name: 'hl-correction' })),
    )
    this.#estimate()
    this.#places = new PlaceKeeper(scroller, this.dom, place, remember)
    this.#watchSections()
    // Width and type alone move the text; heights also change while far sections get theirs.
    const resized = new ResizeObserver(() => {
      if (!this.#estimate()) return
      this.#places.restore()
      this.markers.measureAll()
    })
    resized.observe(root)
    this.#observers.push(resized)
  }

  /** All highlights of the report, in reading order. */
  get placed(): readonly PlacedHighlight[] {
    return this.#placed
  }

  /** Those that the filter leaves in sight. */
  get shown(): readonly PlacedHighlight[] {
    return this.#shown
  }

  /** A highlight of this report by its id. */
  find(id: string | null): PlacedHighlight | undefined {
    return id === null ? undefined : this.#placed.find(({ highlight }) => highlight.id === id)
  }

  /** Unmounts: nothing stays registered, the place is told a last time. */
  dispose(): void {
    for (const observer of this.#observers) observer.disconnect()
    clearTimeout(this.#flashing)
    this.#places.dispose()
    this.painter.dispose()
    this.markers.dispose()
  }

  /** @param shown those of them that are painted, hit and marked in the margin */
  setHighlights(placed: readonly PlacedHighlight[], shown = placed): void {
    this.#placed = placed
    this.#shown = shown
    this.#index = new HighlightIndex(shown)
    this.painter.set('highlights', paintSpans(shown))
    this.markers.set(shown)
    tellPlaced()
  }

  /** Highlights that share text with a span, in reading order. */
  highlightsOn(span: Span): PlacedHighlight[] {
    return this.#shown.filter(({ parts }) =>
      parts.some(({ block, start, end }) => {
        const part = this.dom.inBlock(span, block)
        return part !== null && part[0] < end && part[1] > start
      }),
    )
  }

  /** Corrections that share text with a span, in reading order. */
  correctionsOn(span: Span): PlacedCorrection[] {
    return this.corrections.filter(({ block, start, end }) => {
      const part = this.dom.inBlock(span, block)
      return part !== null && part[0] < end && part[1] > start
    })
  }

  /** Highlights under a point of the window, the shortest first. */
  highlightsAt(x: number, y: number): string[] {
    const position = this.dom.characterAt(x, y)
    return position ? this.#index.at(position) : []
  }

  /** Makes a span the pane's passage, in its own script, on which colours, notes, themes and links act; null lets it go. */
  choose(span: Span | null, how: Partial<Pick<Passage, 'via' | 'anchor'>> = {}): void {
    const { select } = useWorkspace.getState()
    const ranges = span ? toSource(this.report.blocks, span.from, span.to) : []
    if (!span || ranges.length === 0) {
      setPassage(this.paneId, undefined)
      select(this.paneId, null)
      return
    }
    setPassage(this.paneId, { span, via: 'pointer', anchor: span, ...how })
    select(this.paneId, { reportId: this.report.id, ranges, text: spanText(this.own, span) })
  }

  /** Paint of a span, block by block. */
  paintOf(span: Span, name: string): PaintSpan[] {
    const spans: PaintSpan[] = []
    for (let block = span.from.block; block <= span.to.block; block++) {
      const part = this.dom.inBlock(span, block)
      if (part) spans.push({ block, start: part[0], end: part[1], name })
    }
    return spans
  }

  /** Where source ranges stand, from the first character to the last; null where this report does not show them. */
  spanOf(ranges: Range[]): Span | null {
    const parts = toShown(this.report.blocks, ranges)
    const first = parts[0]
    const last = parts[parts.length - 1]
    if (!first || !last) return null
    return makeSpan(
      this.report.blocks,
      { block: first.block, offset: first.start },
      { block: last.block, offset: last.end },
    )
  }

  /** Whether a part of the ranges is seen. */
  isInView(ranges: Range[]): boolean {
    const span = this.spanOf(ranges)
    return span !== null && this.isSpanInView(span)
  }

  isSpanInView(span: Span): boolean {
    const first = this.dom.characterRect(span.from)
    const last = this.dom.characterRect({ ...span.to, offset: span.to.offset - 1 })
    const view = this.scroller.getBoundingClientRect()
    return first !== null && last !== null && last.bottom > view.top && first.top < view.bottom
  }

  /** Brings a span into view, unless it stands there already; keeps it there while far sections get their heights. */
  reveal(span: Span): void {
    const box = this.dom.characterRect(span.from)
    if (!box) return
    const view = this.scroller.getBoundingClientRect()
    const isInView = box.top >= view.top + 40 && box.bottom <= view.bottom - 60
    const dy = isInView ? box.top - view.top : Math.round(view.height * REVEAL_AT)
    const source = toSource(this.report.blocks, span.from, { ...span.from, offset: span.from.offset + 1 })[0]
    if (source) this.#places.go({ offset: source[0], dy })
  }

  /** Brings ranges into view and lights them up for a moment. */
  flash(ranges: Range[]): void {
    const span = this.spanOf(ranges)
    if (!span) return
    this.reveal(span)
    this.light(ranges)
  }

  /** Lights ranges up for a moment, wherever they stand. */
  light(ranges: Range[]): void {
    this.painter.set(
      'flash',
      toShown(this.report.blocks, ranges).map((part) => ({ ...part, name: 'hl-flash' })),
    )
    clearTimeout(this.#flashing)
    this.#flashing = setTimeout(() => this.painter.set('flash', []), FLASH_MS)
  }

  /** The words of ranges as a reader sees them, in the source's own script unless `asDrawn`. */
  words(ranges: Range[], asDrawn = false): string {
    const span = this.spanOf(ranges)
    return span ? spanText(asDrawn ? this.report.blocks : this.own, span) : ''
  }

  /** The correction under a point of the window. */
  correctionAt(x: number, y: number): PlacedCorrection | null {
    const at = this.corrections.length > 0 ? this.dom.characterAt(x, y) : null
    if (!at) return null
    return (
      this.corrections.find(
        ({ block, start, end }) => block === at.block && start <= at.offset && at.offset < end,
      ) ?? null
    )
  }

  /** Brings a span to a height below the pane's top (px), wherever it stands now, and holds it there. */
  stand(span: Span, dy: number): void {
    const source = toSource(this.report.blocks, span.from, { ...span.from, offset: span.from.offset + 1 })[0]
    if (source) this.#places.go({ offset: source[0], dy })
  }

  /** What the text is set in; changes when lines break anew. */
  get setIn(): string {
    return this.#setIn
  }

  /** Gives skipped sections their likely heights; false when width and type are as before. */
  #estimate(): boolean {
    const first = this.dom.root.querySelector<HTMLElement>('[data-section]')
    if (!first) return false
    const style = getComputedStyle(first)
    const column =
      first.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    const setIn = `${column}/${style.fontSize}/${style.lineHeight}`
    if (setIn === this.#setIn || column <= 0) return false
    this.#setIn = setIn
    const size = Number.parseFloat(style.fontSize)
    const type = {
      column,
      size,
      leading: Number.parseFloat(style.lineHeight) || size * 1.9,
      latin: this.report.language === 'en',
    }
    this.dom.root.querySelectorAll<HTMLElement>('[data-section]').forEach((element, index) => {
      const height = estimateHeight(this.#sections[index]!, this.report.blocks, type)
      element.style.containIntrinsicBlockSize = `auto ${height}px`
    })
    return true
  }

  #watchSections(): void {
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const section = Number(target.getAttribute('data-section'))
          if (isIntersecting) this.painter.show(section)
          else this.painter.hide(section)
          this.markers.show(section, isIntersecting)
        }
      },
      { root: this.scroller, rootMargin: '100% 0px' },
    )
    for (const element of this.dom.root.querySelectorAll('[data-section]')) seen.observe(element)
    this.#observers.push(seen)
  }
}

const sessions = new Map<string, ReadingSession>()
const listeners = new Set<() => void>()

/** Hears when reports are mounted or unmounted, until the returned function is called. */
export function onSessions(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Lends a mounted report to commands; returns the function that takes it back. */
export function lend(session: ReadingSession): () => void {
  sessions.set(session.paneId, session)
  for (const listener of listeners) listener()
  return () => {
    if (sessions.get(session.paneId) !== session) return
    sessions.delete(session.paneId)
    for (const listener of listeners) listener()
  }
}

/** The report mounted in a pane. */
export const sessionOf = (paneId: string): ReadingSession | undefined => sessions.get(paneId)

/** The report mounted in the active pane. */
export const activeSession = (): ReadingSession | undefined =>
  sessions.get(useWorkspace.getState().activePaneId)
