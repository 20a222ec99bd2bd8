import { memo, useMemo, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlacedHighlight } from '../reader/highlights/placed.ts'
import { makeSections, type Section } from '../reader/sections.ts'
import { usePreferences } from '../ui/preferences.ts'
import { useReportLanguage } from '../ui/use-report-language.ts'
import type { BorderProps } from './border-handle.tsx'
import { Caret } from './caret.tsx'
import * as pointer from './column-pointer.ts'
import type { DeskModel, Run } from './desk-model.ts'
import { useDeskState } from './desk-state.ts'
import { reportNumber, reportTitle } from './desk-words.ts'
import { PieceRow } from './piece-row.tsx'
import type { Head } from './run-head.tsx'
import { useCursor, useKeptFocus, usePlaced, useReveals, useSession } from './use-session.ts'
import styles from './column.module.css'
import './desk-colors.css'

/** The page's text down the page, each piece with the band of its report. */
export function PageColumn({ model }: { model: DeskModel }): ReactElement {
  const { t } = useTranslation('desk')
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const { pieces } = model
  const sections = useMemo(() => makeSections([...pieces]), [pieces])
  const placed = usePlaced(model)
  const counts = useMemo(() => countByRun(model, placed), [model, placed])
  const session = useSession(model, sections, placed, scroller, root)
  useCursor(model)
  useReveals(session)
  useKeptFocus(session)

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-desk-column=""
      data-reading-pane=""
      data-show-kinds={usePreferences()['desk.kinds'] ? '' : undefined}
    >
      {/* Rows take the focus and the keys (renderer/desk/commands.ts); the mouse is heard once for all of them. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        ref={root}
        role="grid"
        className={styles.page}
        aria-label={t('column')}
        aria-multiselectable
        onMouseDownCapture={pointer.onMouseDown}
        onClick={pointer.onClick}
        onContextMenu={pointer.onContextMenu}
        onFocus={pointer.onFocus}
        onPointerOver={pointer.onPointerOver}
        onPointerLeave={pointer.onPointerLeave}
        onDragOver={pointer.onDragOver}
        onDragEnd={() => useDeskState.setState({ hovered: null })}
        onDrop={pointer.onDrop}
      >
        {sections.map((section) => (
          <div key={section.index} role="rowgroup" className={styles.section} data-section={section.index}>
            <Rows section={section} model={model} counts={counts} />
          </div>
        ))}
        <Caret session={session} />
      </div>
    </div>
  )
}

/** How many highlights have a part in each run. */
function countByRun({ runOf }: DeskModel, placed: readonly PlacedHighlight[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { parts } of placed)
    for (const run of new Set(parts.map(({ block }) => runOf[block]!.index)))
      counts.set(run, (counts.get(run) ?? 0) + 1)
  return counts
}

const Rows = memo(function Rows({
  section,
  model,
  counts,
}: {
  section: Section
  model: DeskModel
  counts: ReadonlyMap<number, number>
}): ReactElement[] {
  const languageOf = useReportLanguage()
  const { t } = useTranslation('desk')
  return model.pieces.slice(section.first, section.end).map((piece, offset) => {
    const index = section.first + offset
    const run = model.runOf[index]!
    const isHead = run.first === index
    const lang = languageOf(piece.reportId)
    return (
      <PieceRow
        key={piece.at}
        t={t}
        piece={piece}
        index={index}
        lang={lang}
        number={piece.reportId === null ? 0 : (model.numberOf.get(piece.reportId) ?? 0)}
        color={piece.reportId === null ? null : (model.colorOf.get(piece.reportId) ?? null)}
        head={isHead ? headOf(model, run, section.end, lang, counts.get(run.index) ?? 0) : null}
        border={isHead && run.index > 0 ? borderOf(model, run) : null}
        proposals={model.proposalsAt.get(piece.at)}
      />
    )
  })
})

/** Lines of text beside which a margin title has room (three lines and one of facts), and about how long they are. */
const ROOM = 4
const LINE = 36

function headOf(
  model: DeskModel,
  run: Run,
  sectionEnd: number,
  lang: string | undefined,
  highlights: number,
): Head {
  // A section clips what hangs out of it.
  const beside = model.pieces.slice(run.first, Math.min(run.end, sectionEnd, run.first + 5))
  const report = run.reportId === null ? undefined : model.reportById.get(run.reportId)
  return {
    number: report ? model.numberOf.get(report.id)! : 0,
    title: report ? reportTitle(report) : '',
    lang,
    again: run.again,
    highlights,
    told: report !== undefined && beside[0]?.kind === 'title',
    roomy: beside.reduce((sum, { text }) => sum + Math.ceil(text.length / LINE), 0) >= ROOM,
  }
}

function borderOf(model: DeskModel, run: Run): Omit<BorderProps, 't'> {
  const above = model.runs[run.index - 1]!
  return {
    run: run.index,
    from: model.pieces[above.first]!.at,
    to: model.pieces[run.end]?.at ?? Number.MAX_SAFE_INTEGER,
    now: run.first,
    least: above.first,
    most: run.end,
    above: reportNumber(model, above.reportId),
    below: reportNumber(model, run.reportId),
  }
}
