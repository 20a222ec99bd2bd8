import { ArrowDown, ArrowUp, BookOpen, Combine, Heading, Info, Pencil, Split, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskReport } from '../../../shared/model/page.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { ContextMenu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import type { DeskModel } from '../desk-model.ts'
import { reportTitle } from '../desk-words.ts'
import { canEdit, hand, split } from '../hand.ts'
import { splitAct } from '../targets.ts'
import { joinReports, moveReport, readReport, removeReport, untitleReport } from './report-acts.ts'

export interface ReportMenuPlace {
  x: number
  y: number
  anchor: HTMLElement
  /** One report, or the chosen ones in the order of the list. */
  reports: DeskReport[]
}

/** What can be done with one report of the page, or with several. */
export function ReportMenu({
  model,
  place,
  onRename,
  onClose,
}: {
  model: DeskModel
  place: ReportMenuPlace | null
  onRename: (id: string) => void
  onClose: () => void
}): ReactElement | null {
  const { t } = useTranslation('rail')
  const [report] = place?.reports ?? []
  if (!place || !report) return null
  const { id } = report
  const isMany = place.reports.length > 1
  const here = model.reports.indexOf(report)
  const above = model.reports[here - 1]
  const below = model.reports[here + 1]
  const now = hand()
  const canSplit =
    now?.piece.reportId === id && splitAct(now.piece, now.caret) !== null && now.piece.reportId !== null
  const run: Record<string, () => unknown> = {
    read: () => readReport(id),
    beside: () => readReport(id, true),
    details: () => openDialog({ kind: 'report', id }),
    rename: () => onRename(id),
    up: () => moveReport(model, id, -1),
    down: () => moveReport(model, id, 1),
    joinUp: () => above && joinReports(model, [above.id, id]),
    joinDown: () => below && joinReports(model, [id, below.id]),
    join: () =>
      joinReports(
        model,
        place.reports.map((one) => one.id),
      ),
    split,
    untitle: () => untitleReport(id),
    remove: () => removeReport(model.desk.sourceId, report),
  }
  const off = [
    ...(above ? [] : ['joinUp', 'up']),
    ...(below ? [] : ['joinDown', 'down']),
    ...(canSplit ? [] : ['split']),
    ...(report.title === null ? ['untitle'] : []),
  ]
  const isOff = (key: string): boolean => !canEdit() || off.includes(key)
  return (
    <ContextMenu
      at={place}
      label={
        isMany ? t('menuMany', { count: place.reports.length }) : t('menu', { name: reportTitle(report) })
      }
      onClose={onClose}
      onAction={(key) => void run[key]?.()}
    >
      {isMany ? (
        <MenuItem id="join" icon={<Combine aria-hidden />} keys="j" isDisabled={isOff('join')}>
          {t('joinMany', { count: place.reports.length })}
        </MenuItem>
      ) : (
        <>
          <MenuItem id="read" icon={<BookOpen aria-hidden />} keys="Enter">
            {t('read')}
          </MenuItem>
          <MenuItem id="beside" icon={<BookOpen aria-hidden />} keys="Mod+Enter">
            {t('readBeside')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem id="rename" icon={<Pencil aria-hidden />} keys="F2" isDisabled={isOff('rename')}>
            {t('rename')}
          </MenuItem>
          <MenuItem id="untitle" icon={<Heading aria-hidden />} isDisabled={isOff('untitle')}>
            {t('untitle')}
          </MenuItem>
          <MenuItem id="details" icon={<Info aria-hidden />}>
            {t('details')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem id="joinUp" icon={<Combine aria-hidden />} isDisabled={isOff('joinUp')}>
            {t('joinUp')}
          </MenuItem>
          <MenuItem id="joinDown" icon={<Combine aria-hidden />} isDisabled={isOff('joinDown')}>
            {t('joinDown')}
          </MenuItem>
          <MenuItem id="split" icon={<Split aria-hidden />} isDisabled={isOff('split')}>
            {t('split')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem id="up" icon={<ArrowUp aria-hidden />} keys="Alt+ArrowUp" isDisabled={isOff('up')}>
            {t('moveUp')}
          </MenuItem>
          <MenuItem
            id="down"
            icon={<ArrowDown aria-hidden />}
            keys="Alt+ArrowDown"
            isDisabled={isOff('down')}
          >
            {t('moveDown')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            id="remove"
            icon={<Trash2 aria-hidden />}
            keys="Delete"
            danger
            isDisabled={isOff('remove')}
          >
            {t('remove')}
          </MenuItem>
        </>
      )}
    </ContextMenu>
  )
}
