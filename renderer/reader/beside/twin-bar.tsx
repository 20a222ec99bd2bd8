import { ArrowRight, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, type ReactElement } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Ghost } from '../../../shared/model/parallel.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useWorkspace } from '../../workspace.ts'
import { BarFrame } from '../bar-frame.tsx'
import { placeBar } from '../bar-place.ts'
import { sessionOf } from '../session.ts'
import { adoptTwins, goToOriginal } from './actions.ts'
import { useBeside } from './beside-store.ts'
import { spanIn } from './places.ts'
import { closeTwin } from './twin-at.ts'
import styles from '../annotate-bar.module.css'

/** The small bar at a twin that was clicked, as a click on a highlight opens one. */
export function TwinBar(): ReactElement | null {
  const clicked = useBeside((state) => state.clicked)
  // Made real, undone or switched off: it is no twin any more.
  const isThere = useBeside(
    ({ twins }) =>
      clicked !== null &&
      twins.some(
        ({ highlightId, reportId, ranges }) =>
          highlightId === clicked.twin.highlightId &&
          reportId === clicked.twin.reportId &&
          ranges.join() === clicked.twin.ranges.join(),
      ),
  )
  const isActive = useWorkspace(({ activePaneId }) => activePaneId === clicked?.paneId)
  useEffect(() => {
    if (!isThere || !isActive) closeTwin()
  }, [isThere, isActive])
  return clicked && isThere && isActive ? <Bar paneId={clicked.paneId} twin={clicked.twin} /> : null
}

function Bar({ paneId, twin }: { paneId: string; twin: Ghost }): ReactElement {
  const { t } = useTranslation(['beside', 'common'])
  const element = useRef<HTMLDivElement>(null)
  const count = useBeside(({ twins }) => twins.length)
  const session = sessionOf(paneId)
  useLayoutEffect(() =>
    session && element.current
      ? placeBar(element.current, session, () => spanIn(session, twin.ranges))
      : undefined,
  )
  const close = (): void => {
    closeTwin()
    session?.scroller.focus({ preventScroll: true })
  }
  return (
    <BarFrame element={element} label={t('beside:twinBar')} kind="data-twin-bar" onClose={close}>
      <Button className={styles.act ?? ''} onPress={() => void adoptTwins('here').then(close)}>
        <span>{t('beside:adopt')}</span>
        <Kbd keys="v" />
      </Button>
      {count > 1 ? (
        <Button className={styles.act ?? ''} onPress={() => void adoptTwins('all').then(close)}>
          <span>{t('beside:adoptAllCount', { count })}</span>
          <Kbd keys="Shift+v" />
        </Button>
      ) : null}
      <Button
        className={styles.act ?? ''}
        onPress={() => {
          close()
          goToOriginal(twin)
        }}
      >
        <ArrowRight aria-hidden />
        <span>{t('beside:toOriginal')}</span>
      </Button>
      <Button className={styles.act ?? ''} aria-label={t('common:close')} onPress={close}>
        <X aria-hidden />
      </Button>
    </BarFrame>
  )
}
