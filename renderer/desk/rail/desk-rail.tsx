import { PanelRight } from 'lucide-react'
import { useEffect, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { useCall } from '../../queries.ts'
import { answer, followingProposal, proposalAtHand, showProposal } from '../desk-actions.ts'
import type { DeskModel } from '../desk-model.ts'
import { canEdit } from '../hand.ts'
import { useDesk } from '../use-desk.ts'
import { AsidePart } from './aside-part.tsx'
import { PageHead } from './page-head.tsx'
import { ProposalList } from './proposal-list.tsx'
import { RailEdge } from './rail-edge.tsx'
import { toggleRail, useRail } from './rail-state.ts'
import { RepeatsPart } from './repeats-part.tsx'
import { ReportList } from './report-list.tsx'
import { useNarrow } from './use-narrow.ts'
import styles from './rail.module.css'

/** Width of the strip from which the folded list opens, CSS px. */
const STRIP = 44

/** The list beside the page: what it is, what is in doubt on it, its reports, what is set aside. */
export function DeskRail(): ReactElement | null {
  const { t } = useTranslation('rail')
  const { model } = useDesk()
  // Whether it may be written is asked where acts are offered (`canEdit`): drawn again when that is known.
  useCall('library.describe', {})
  const { isOpen, width } = useRail()
  const isNarrow = useNarrow()
  useEffect(() => {
    const wasOpen = useRail.getState().isOpen
    if (!isNarrow) return
    useRail.setState({ isOpen: false })
    return () => useRail.setState({ isOpen: wasOpen })
  }, [isNarrow])
  // What stands in the corner of the window (an import, messages) stands beside the list, not on it.
  const room = !model ? 0 : isOpen && !isNarrow ? width : STRIP
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--rail-width', `${room}px`)
    return () => void style.removeProperty('--rail-width')
  }, [room])
  if (!model) return null
  return (
    <>
      {isOpen ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the proposals inside
        <aside
          aria-label={t('rail')}
          data-desk-rail=""
          className={[styles.rail, isNarrow && styles.over].filter(Boolean).join(' ')}
          style={isNarrow ? undefined : { width }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && isNarrow && !event.defaultPrevented) toggleRail()
            else onRailKey(event)
          }}
        >
          {isNarrow ? null : <RailEdge />}
          <Content model={model} />
        </aside>
      ) : null}
      {isOpen && !isNarrow ? null : (
        <div className={styles.strip}>
          <IconButton
            label={t(isOpen ? 'railHide' : 'railShow')}
            keys="Mod+."
            icon={<PanelRight aria-hidden />}
            onPress={toggleRail}
          />
          {model.proposals.length > 0 ? (
            <span className={styles.stripCount} title={t('waiting', { count: model.proposals.length })}>
              {model.proposals.length}
            </span>
          ) : null}
        </div>
      )}
    </>
  )
}

function Content({ model }: { model: DeskModel }): ReactElement {
  return (
    <>
      <PageHead model={model} />
      <ProposalList key={model.desk.sourceId} model={model} />
      <ReportList model={model} />
      <AsidePart model={model} />
      <RepeatsPart model={model} />
    </>
  )
}

/** Y and R answer the proposal at hand, P goes on, as in the text; there the focus goes to it, here it stays. */
function onRailKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if ((event.target as Element).closest('input, textarea, [role="dialog"], [role="menu"]')) return
  const key = event.key.toLowerCase()
  if (key === 'p') {
    event.preventDefault()
    const next = followingProposal(event.shiftKey ? -1 : 1)
    if (next) showProposal(next, false)
    return
  }
  if ((key !== 'y' && key !== 'r') || event.shiftKey) return
  const decision = proposalAtHand()
  if (!decision || !canEdit()) return
  event.preventDefault()
  void answer([decision.id], key === 'y', false)
}
