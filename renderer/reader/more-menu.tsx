import {
  Info,
  Merge,
  MoreHorizontal,
  MoveHorizontal,
  Scissors,
  SquareMinus,
  SquarePlus,
  TextQuote,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useWorkspace } from '../workspace.ts'
import { adjustByKeys } from './ends.ts'
import {
  addPassage,
  canAdd,
  canMerge,
  canSplit,
  canTakeOut,
  mergeHighlights,
  splitHighlight,
  takeOutPassage,
} from './highlight-acts.ts'
import { copyCitationHere } from './citation.ts'
import { activeSession } from './session.ts'
import { showCardHere } from './card-commands.ts'
import styles from './annotate-bar.module.css'

const hasActive = (): boolean =>
  activeSession()?.find(useWorkspace.getState().activeHighlightId) !== undefined

const ACTS = [
  { id: 'adjust', keys: 'r', icon: <MoveHorizontal aria-hidden />, can: hasActive, run: adjustByKeys },
  { id: 'add', keys: 'a', icon: <SquarePlus aria-hidden />, can: canAdd, run: addPassage },
  { id: 'takeOut', keys: 'Shift+a', icon: <SquareMinus aria-hidden />, can: canTakeOut, run: takeOutPassage },
  { id: 'merge', keys: 'm', icon: <Merge aria-hidden />, can: canMerge, run: mergeHighlights },
  { id: 'split', keys: 's', icon: <Scissors aria-hidden />, can: canSplit, run: splitHighlight },
  { id: 'card', keys: 'i', icon: <Info aria-hidden />, can: () => true, run: showCardHere },
  {
    id: 'cite',
    keys: 'Alt+Shift+C',
    icon: <TextQuote aria-hidden />,
    can: () => true,
    run: copyCitationHere,
  },
] as const

/** The rarer acts on a highlight, with their keys; what cannot be done now is dimmed. */
export function MoreMenu(): ReactElement {
  const { t } = useTranslation(['highlights', 'export'])
  return (
    <Menu
      label={t('more')}
      placement="bottom end"
      trigger={
        <Button className={styles.act ?? ''} aria-label={t('more')}>
          <MoreHorizontal aria-hidden />
        </Button>
      }
      onAction={(key) => {
        const act = ACTS.find(({ id }) => id === key)
        // The reading pane takes the focus again: the keys of what comes next are its own.
        activeSession()?.scroller.focus({ preventScroll: true })
        act?.run()
      }}
      disabledKeys={ACTS.filter(({ can }) => !can()).map(({ id }) => id)}
    >
      {ACTS.map(({ id, keys, icon }) => (
        <MenuItem key={id} id={id} icon={icon} keys={keys}>
          {id === 'cite' ? t('export:copyCitation') : t(`highlights:${id}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
