import { Fragment, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { BLOCK_KINDS, type BlockKind } from '../../shared/model/report.ts'
import { ContextMenu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { useLabel } from '../ui/use-label.ts'
import { deskCommand } from './commands.ts'
import type { DeskModel } from './desk-model.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import { reportTitle } from './desk-words.ts'
import { canEdit, give, joinWith, setKind } from './hand.ts'
import { ProposalPopover } from './rail/proposal-popover.tsx'
import { ReportChip } from './rail/report-chip.tsx'
import { TitleField } from './title-field.tsx'
import styles from './column.module.css'

/** What the context menu offers, in parts; what cannot be done now is left out. */
const OFFERED = [
  ['split', 'join', 'joinMenu'],
  ['give', 'giveNew', 'borderUp', 'borderDown', 'aside', 'takeBack'],
  ['mend', 'unmend', 'earlier', 'later'],
  ['kind', 'makeTitle', 'untitle', 'editTitle'],
  ['accept', 'refuse', 'open'],
]

/** The one menu of the column that is open, at its piece. */
export function DeskMenus({ model }: { model: DeskModel }): ReactElement | null {
  const menu = useDeskState((state) => state.menu)
  if (!menu) return null
  const row = deskSession()?.row(menu.at)
  if (!row) return null
  const anchor = row.querySelector<HTMLElement>('[data-b]') ?? row
  if (menu.kind === 'title') return <TitleField key={menu.at} model={model} at={menu.at} anchor={anchor} />
  const box = anchor.getBoundingClientRect()
  const place = { x: menu.x ?? box.left, y: menu.y ?? Math.min(box.bottom, innerHeight - 80), anchor }
  return <OpenMenu key={menu.kind} kind={menu.kind} model={model} place={place} />
}

/** Why the machine proposes what the pressed mark stands for. */
export function Why({ model }: { model: DeskModel }): ReactElement | null {
  const why = useDeskState((state) => state.why)
  const decision = model.proposals.find(({ id }) => id === why)
  if (!decision) return null
  const trigger =
    deskSession()?.root.querySelector<HTMLElement>(`[data-decision="${CSS.escape(decision.id)}"]`) ?? null
  return trigger ? (
    <ProposalPopover
      key={decision.id}
      model={model}
      decision={decision}
      triggerRef={{ current: trigger }}
      onClose={() => useDeskState.setState({ why: null })}
    />
  ) : null
}

const close = (): void => useDeskState.setState({ menu: null })

function OpenMenu({
  kind,
  model,
  place,
}: {
  kind: 'give' | 'join' | 'kind' | 'context'
  model: DeskModel
  place: { x: number; y: number; anchor: HTMLElement }
}): ReactElement {
  const { t } = useTranslation('desk')
  const chosen = useRef(false)
  const choose = (key: string): void => {
    if (chosen.current) return
    chosen.current = true
    close()
    if (kind === 'context') deskCommand(key).run()
    else if (kind === 'kind') setKind(key as BlockKind)
    else if (kind === 'give') give(key)
    else joinWith(key)
  }
  const reports = model.reports
  /** 1–9 choose a report by its number, N a new one, without a walk through the menu. */
  const onKeys = (event: KeyboardEvent): void => {
    if ((kind !== 'give' && kind !== 'join') || event.ctrlKey || event.metaKey || event.altKey) return
    const isNew = kind === 'give' && event.key.toLowerCase() === 'n'
    const key = isNew ? 'new' : /^[1-9]$/.test(event.key) ? reports[Number(event.key) - 1]?.id : undefined
    if (key === undefined) return
    event.preventDefault()
    event.stopPropagation()
    choose(key)
  }
  const label = { give: t('giveTo'), join: t('joinWith'), kind: t('chooseKind'), context: t('menu') }[kind]
  return (
    // Keys come up here from the menu, which React hangs below although it stands elsewhere in the page.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.menus} onKeyDownCapture={onKeys}>
      <ContextMenu at={place} label={label} onClose={close} onAction={choose}>
        {kind === 'context' ? (
          <Acts />
        ) : kind === 'kind' ? (
          BLOCK_KINDS.filter((one) => one !== 'furniture').map((one) => (
            <MenuItem key={one} id={one}>
              {t(`kind.${one}`)}
            </MenuItem>
          ))
        ) : (
          <Reports model={model} withNew={kind === 'give'} />
        )}
      </ContextMenu>
    </div>
  )
}

function Reports({ model, withNew }: { model: DeskModel; withNew: boolean }): ReactElement {
  const { t } = useTranslation('desk')
  const at = useDeskState((state) => state.at)
  const own = model.pieces[model.indexOf.get(at ?? -1) ?? -1]?.reportId
  return (
    <>
      {model.reports.map((report, index) =>
        report.id === own ? null : (
          <MenuItem
            key={report.id}
            id={report.id}
            textValue={reportTitle(report)}
            keys={index < 9 ? String(index + 1) : undefined}
            icon={<ReportChip model={model} id={report.id} />}
          >
            {reportTitle(report)}
          </MenuItem>
        ),
      )}
      {withNew ? (
        <>
          <MenuSeparator />
          <MenuItem id="new" keys="n">
            {t('newReport')}
          </MenuItem>
        </>
      ) : null}
    </>
  )
}

function Acts(): ReactElement {
  const { t } = useTranslation('desk')
  const label = useLabel()
  const parts = OFFERED.map((names) =>
    names
      .map((name) => ({ name, command: deskCommand(name) }))
      .filter(({ command }) => command.when?.() ?? true),
  ).filter((part) => part.length > 0)
  return (
    <>
      {canEdit() ? null : (
        <MenuItem id="read-only" isDisabled>
          {t('readOnly')}
        </MenuItem>
      )}
      {parts.map((part, at) => (
        <Fragment key={part[0]!.name}>
          {at > 0 ? <MenuSeparator /> : null}
          {part.map(({ name, command }) => (
            <MenuItem key={name} id={name} keys={command.keys?.[0]} textValue={label(command.labelKey)}>
              {label(command.labelKey)}
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </>
  )
}
