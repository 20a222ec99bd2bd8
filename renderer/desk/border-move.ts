/** A border of two runs on its way: previewed in the bands while it moves, made true in one act when it is let go. */
import i18next from 'i18next'
import type { DeskModel, Run } from './desk-model.ts'
import type { DeskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import { reportNumber } from './desk-words.ts'
import { perform } from './hand.ts'
import { borderAct } from './targets.ts'

/** How near to the column's edge a drag scrolls it, px, and how fast at most, px a frame. */
const EDGE = 48
const FASTEST = 18

export class BorderMove {
  readonly #session: DeskSession
  readonly #model: DeskModel
  readonly #run: Run
  readonly #above: Run
  #painted: HTMLElement[] = []
  /** The border stands before the piece with this index. */
  gap: number

  /** Of the border above a run that is not the first of the page. */
  constructor(session: DeskSession, run: Run) {
    this.#session = session
    this.#model = session.model
    this.#run = run
    this.#above = session.model.runs[run.index - 1]!
    this.gap = run.first
  }

  get isMoved(): boolean {
    return this.gap !== this.#run.first
  }

  /** Neither run can become larger than both together. */
  to(gap: number): void {
    const next = Math.min(Math.max(gap, this.#above.first), this.#run.end)
    if (next === this.gap) return
    this.gap = next
    this.#preview()
  }

  /** The gap between pieces that is nearest to a height in the window. */
  toHeight(y: number): void {
    const { pieces } = this.#model
    let low = this.#above.first
    let high = this.#run.end
    // Rows stand in order: the first whose middle is below the pointer begins the lower run.
    while (low < high) {
      const middle = (low + high) >> 1
      const box = this.#session.row(pieces[middle]!.at)?.getBoundingClientRect()
      if (box && box.top + box.height / 2 < y) low = middle + 1
      else high = middle
    }
    this.to(low)
  }

  cancel(): void {
    this.#clear()
  }

  /** What would change hands, in words. */
  get words(): string {
    const count = Math.abs(this.gap - this.#run.first)
    return i18next.t('desk:saidBorder', { count, report: reportNumber(this.#model, this.#receiver) })
  }

  /** The report that would get the pieces between the old and the new place of the border. */
  get #receiver(): string | null {
    return this.gap < this.#run.first ? this.#run.reportId : this.#above.reportId
  }

  settle(): void {
    const { words } = this
    this.#clear()
    // The cursor goes to what changes hands: there the eye is.
    const moved = this.#model.pieces[Math.min(this.gap, this.#run.first)]!
    useDeskState.setState({ at: moved.at, anchor: moved.at, caret: null, selected: new Set() })
    void perform(borderAct(this.#model, this.#run, this.gap), words)
  }

  /** The bands of the pieces that would change hands take the colour of the report they would go to. */
  #preview(): void {
    this.#clear()
    const { pieces, colorOf } = this.#model
    const isUp = this.gap < this.#run.first
    const receiver = this.#receiver
    const [from, to] = isUp ? [this.gap, this.#run.first] : [this.#run.first, this.gap]
    for (let index = from; index < to; index++) {
      const row = this.#session.row(pieces[index]!.at)
      if (!row) continue
      row.dataset.preview = receiver === null ? 'none' : String(colorOf.get(receiver))
      this.#painted.push(row)
    }
    const edge = pieces[this.gap] ?? pieces[this.gap - 1]!
    const row = this.#session.row(edge.at)
    if (row) {
      row.dataset.edge = pieces[this.gap] ? 'above' : 'below'
      this.#painted.push(row)
    }
  }

  #clear(): void {
    for (const row of this.#painted) {
      delete row.dataset.preview
      delete row.dataset.edge
    }
    this.#painted = []
  }
}

/** Follows the pointer until it is let go (settles) or Escape is pressed (cancels). Resolves when it is over. */
export function dragBorder(session: DeskSession, run: Run, start: PointerEvent): Promise<void> {
  const move = new BorderMove(session, run)
  const { scroller } = session
  let y = start.clientY
  let frame = 0
  document.documentElement.dataset.dragsBorder = ''
  return new Promise((resolve) => {
    const onMove = (event: PointerEvent): void => {
      y = event.clientY
      move.toHeight(y)
    }
    const scroll = (): void => {
      const { top, bottom } = scroller.getBoundingClientRect()
      const beyond = y < top + EDGE ? y - top - EDGE : y > bottom - EDGE ? y - bottom + EDGE : 0
      if (beyond !== 0) {
        scroller.scrollBy({ top: Math.max(-FASTEST, Math.min(FASTEST, beyond / 3)) })
        move.toHeight(y)
      }
      frame = requestAnimationFrame(scroll)
    }
    const end = (settles: boolean): void => {
      cancelAnimationFrame(frame)
      delete document.documentElement.dataset.dragsBorder
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onCancel)
      window.removeEventListener('keydown', onKey, true)
      if (settles && move.isMoved) move.settle()
      else move.cancel()
      resolve()
    }
    const onUp = (): void => end(true)
    const onCancel = (): void => end(false)
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end(false)
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onCancel)
    window.addEventListener('keydown', onKey, true)
    frame = requestAnimationFrame(scroll)
  })
}
