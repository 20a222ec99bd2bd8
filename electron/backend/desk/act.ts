/** An act of the hand in the library: read the page, do it, write what differs. */
import type { CallResult } from '../../../shared/contract.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { DeskAct, DeskOutcome } from '../../../shared/model/page.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import type { Change } from '../handlers.ts'
import { newId } from '../ids.ts'
import { requireSource } from '../sources/store.ts'
import { isSameLayout } from './acts/move.ts'
import { pageChanged } from './draft.ts'
import { layOut, type Layout } from './layout.ts'
import { settleDecisions } from './lessons.ts'
import { perform } from './perform.ts'
import { type KeptPage, readPage, readReports } from './store.ts'
import { withShownTitles } from './titles.ts'
import { writeLayout, type Written } from './write.ts'

const LABELS: Record<DeskAct['do'], UndoLabel> = {
  give: 'desk-give',
  split: 'desk-split',
  join: 'desk-join',
  move: 'desk-move',
  mend: 'desk-mend',
  unmend: 'desk-unmend',
  aside: 'desk-aside',
  kind: 'desk-kind',
  untitle: 'desk-untitle',
  order: 'desk-order',
  accept: 'desk-proposal',
  refuse: 'desk-proposal',
}

const NOTHING: DeskOutcome = { moved: [], stray: 0, created: [], replaced: [], linksDropped: 0 }
export const unchanged: Change<DeskOutcome> = { result: NOTHING, inverse: null, tables: [], ids: [] }

/** A page as it is laid out now, and what is kept of it besides. */
export function readLayout(db: ReadableDb, sourceId: string): { layout: Layout; page: KeptPage } {
  const page = readPage(db, sourceId)
  return { layout: layOut(readText(db, sourceId), readReports(db, sourceId), page.setAside), page }
}

/**
 * @param version of the page that the user saw; without it the act goes by the names alone
 * @param step acts that follow one another with the same are one step of undo
 * @throws not-found; page-changed; act-… where it cannot be done
 */
export function actOn(
  db: WritableDb,
  sourceId: string,
  act: DeskAct,
  version?: number,
  step?: string,
): Change<CallResult<'desk.act'>> {
  const source = requireSource(db, sourceId)
  const { layout: before, page } = readLayout(db, sourceId)
  if (version !== undefined && version !== page.version) throw pageChanged('such version')
  const done = perform(before, act, { decisions: page.decisions, newId })
  const after = done === before ? done : withShownTitles(db, sourceId, done)
  const { decisions, lessons } = settleDecisions(before, after, page.decisions, act)
  const isAnswer = JSON.stringify(decisions) !== JSON.stringify(page.decisions)
  if (isSameLayout(before, after) && !isAnswer) return unchanged
  const written = writeLayout(db, { source, before, after, decisions, lessons })
  return changeOf(sourceId, LABELS[act.do], written, step === undefined ? undefined : `desk:${step}`)
}

/** What a written page tells: all that may show it must look again. */
export const changeOf = (
  sourceId: string,
  label: UndoLabel,
  { outcome, snapshot, reportIds }: Written,
  mergeKey?: string,
): Change<DeskOutcome> => ({
  result: outcome,
  inverse: {
    ...{ label, call: 'desk.restore', args: { sourceId, snapshot } },
    ...(mergeKey === undefined ? {} : { mergeKey }),
  },
  tables: ['report', 'page', 'source', 'highlight', 'note', 'theme', 'link', 'lesson'],
  ids: [sourceId, ...reportIds],
})
