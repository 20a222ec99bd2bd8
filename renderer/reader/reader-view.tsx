import { Fragment, useEffect, useMemo, useSyncExternalStore, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Group, Panel, type Layout } from 'react-resizable-panels'
import { LinkBar } from '../links/link-bar.tsx'
import { RelinkBar } from '../tray/relink-bar.tsx'
import { useWorkspace } from '../workspace.ts'
import { BondCard } from './beside/bond-card.tsx'
import { FiguresPanel } from './beside/figures-panel.tsx'
import { TwinBar } from './beside/twin-bar.tsx'
import { WatchBeside } from './beside/watch-beside.tsx'
import { AnnotateBar } from './annotate-bar.tsx'
import { EndsBar } from './ends-bar.tsx'
import { FilterStrip } from './filter-strip.tsx'
import { Gutter } from './gutter.tsx'
import { HighlightCardView } from './highlight-card-view.tsx'
import { PaneView } from './pane-view.tsx'
import { useReader } from './reader-store.ts'
import { usePanes } from './use-panes.ts'
import { trackPassageDrags } from './passage-drag.ts'
import { trackSelections } from './selection.ts'
import styles from './pane.module.css'

/** Panes narrower than this cannot be read in; stacked ones not lower. px. */
const LEAST_WIDTH = 220
const LEAST_HEIGHT = 240
/** Between two of them, px; as in pane.module.css. */
const GAP = 12

const narrow = matchMedia('(max-width: 799px)')
const onNarrow = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Percentages by pane; equal shares where none are kept. */
const layoutOf = (ids: string[], sizes: number[]): Layout =>
  Object.fromEntries(
    ids.map((id, index) => [id, sizes.length === ids.length ? sizes[index]! : 100 / ids.length]),
  )

const keptSizes = (): number[] => useWorkspace.getState().sizes

/** One to four reports side by side, or below one another where the window is narrow. */
export function ReaderView(): ReactElement {
  const { t } = useTranslation('reader')
  const panes = usePanes()
  const isNarrow = useSyncExternalStore(onNarrow, () => narrow.matches)
  const ids = panes.map((pane) => pane.id).join(' ')
  // Panes come and go with the workspace, which says how wide they shall be then; what a drag changes
  // afterwards is the group's own until it ends.
  const layout = useMemo(() => layoutOf(ids.split(' '), keptSizes()), [ids])
  useEffect(() => trackSelections(), [])
  useEffect(() => trackPassageDrags(), [])

  return (
    <div className={styles.reader} data-reader="">
      <FilterStrip />
      <Group
        className={styles.group ?? ''}
        style={{ minHeight: isNarrow ? panes.length * (LEAST_HEIGHT + GAP) : 0 }}
        // Its cursor would be a <style> in the page, which the content security policy forbids.
        disableCursor
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        defaultLayout={layout}
        aria-label={t('panes')}
        onLayoutChanged={(layout, { isUserInteraction }) => {
          if (!isUserInteraction) return
          useWorkspace.getState().set({ sizes: panes.map((pane) => layout[pane.id] ?? 0) })
        }}
      >
        {panes.map((pane, index) => (
          <Fragment key={pane.id}>
            {index > 0 ? (
              <Gutter
                before={index}
                leftId={panes[index - 1]!.id}
                rightId={pane.id}
                isStacked={isNarrow}
                count={panes.length}
              />
            ) : null}
            <Panel
              id={pane.id}
              className={styles.panel ?? ''}
              style={{ overflow: 'visible' }}
              minSize={isNarrow ? LEAST_HEIGHT : LEAST_WIDTH}
            >
              <PaneView pane={pane} position={index} count={panes.length} />
            </Panel>
          </Fragment>
        ))}
      </Group>
      <AnnotateBar />
      <TwinBar />
      <EndsBar />
      <HighlightCardView />
      <LinkBar />
      <RelinkBar />
      <BondCard />
      <FiguresPanel />
      <WatchBeside />
      <Announcements />
    </div>
  )
}

function Announcements(): ReactElement {
  const words = useReader((state) => state.announcement)
  return (
    <output className={styles.said} data-announcer="">
      {words}
    </output>
  )
}
