/**
 * Linking two passages: begin at one, finish at the other, choose the relation. The reader calls these; the
 * bar and the chooser (link-bar.tsx) show the state. Highlights for bare passages are made by the library in
 * the same step as the link, so one undo takes all of it back.
 */
import { getFixedT, t } from 'i18next'
import { create } from 'zustand'
import type { CallArgs } from '../../shared/contract.ts'
import type { Target } from '../../shared/model/note.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import type { PassageSelection } from '../workspace.ts'
import { relationName } from './relations.ts'

/** An end as callers have it: selected text, or a highlight or report with its words (null: a whole report). */
export type LinkInput = PassageSelection | (Target & { quote: string | null })

type ConnectEnd = CallArgs<'links.connect'>['from']
export interface LinkPoint {
  end: ConnectEnd
  quote: string | null
}
export type LinkState =
  | { phase: 'idle' }
  | { phase: 'begun'; from: LinkPoint }
  | { phase: 'choosing'; from: LinkPoint; to: LinkPoint }

const IDLE: LinkState = { phase: 'idle' }
export const useLinkGesture = create<{ state: LinkState }>(() => ({ state: IDLE }))

const go = (state: LinkState): void => useLinkGesture.setState({ state })
export const linkState = (): LinkState => useLinkGesture.getState().state

export const toPoint = (input: LinkInput): LinkPoint =>
  'kind' in input
    ? { end: { target: { kind: input.kind, id: input.id } }, quote: input.quote }
    : { end: { passage: { reportId: input.reportId, ranges: input.ranges } }, quote: input.text }

const samePoint = (a: LinkPoint, b: LinkPoint): boolean => JSON.stringify(a.end) === JSON.stringify(b.end)

/** Begins at a passage; the bar then asks for the other one. */
export const beginLink = (from: LinkInput): void => go({ phase: 'begun', from: toPoint(from) })

/** Takes the other passage and asks for the relation. Nothing happens unless a link was begun. */
export function finishLink(to: LinkInput): void {
  const state = linkState()
  if (state.phase !== 'begun') return
  const point = toPoint(to)
  if (samePoint(state.from, point)) notify.info(t('links:samePassage'), { id: 'link' })
  else go({ phase: 'choosing', from: state.from, to: point })
}

/** Links two passages that are both selected: straight to the relation. */
export function linkSelections(from: LinkInput, to: LinkInput): void {
  beginLink(from)
  finishLink(to)
}

/** Steps back: nothing is linked, nothing was made. */
export const cancelLink = (): void => go(IDLE)

/** Turns the direction round while the relation is being chosen. */
export function swapLink(): void {
  const state = linkState()
  if (state.phase === 'choosing') go({ ...state, from: state.to, to: state.from })
}

/** Makes the link, with a note if one was written. When the library refuses, the chooser is back with both ends still chosen. */
export async function chooseRelation(relation: string, note = ''): Promise<void> {
  const state = linkState()
  const word = relation.trim()
  if (state.phase !== 'choosing' || word === '') return
  go(IDLE)
  try {
    await send('links.connect', {
      ...{ from: state.from.end, to: state.to.end, relation: word },
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    notify.done(t('links:made', { relation: relationName(word, getFixedT(null, 'links')) }), { id: 'link' })
  } catch (error) {
    if (linkState().phase === 'idle') go(state)
    notify.error(error, { id: 'link' })
  }
}
