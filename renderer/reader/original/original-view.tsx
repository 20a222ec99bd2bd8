import { ChevronLeft, ChevronRight, Maximize2, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../queries.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useWorkspace } from '../../workspace.ts'
import { closeOriginalIn, useOriginal } from './original-store.ts'
import { PageCanvas } from './page-canvas.tsx'
import { openOriginal, type OriginalDocument } from './pdfjs.ts'
import { originalPlace, type OriginalPlace } from './place-on-page.ts'
import styles from './original.module.css'

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4]
/** Beside the page, px. */
const MARGIN = 24

/** The page of the original that the text stands on, beside the text. Follows the reading place. */
export function OriginalView({
  paneId,
  reportId,
}: {
  paneId: string
  reportId: string
}): ReactElement | null {
  const { t } = useTranslation('original')
  const { data: report } = useCall('reports.get', { id: reportId })
  const asked = useOriginal((state) => state.asked[paneId])
  const offset = useWorkspace(
    (state) =>
      state.panes.find(({ id }) => id === paneId)?.tabs.find((tab) => tab.reportId === reportId)?.place
        ?.offset,
  )
  const original = useOriginalDocument(report?.sourceId)
  const [shown, setShown] = useState<OriginalPlace>({ page: 0, words: '' })
  const [zoom, setZoom] = useState(1)
  const [failed, setFailed] = useState(false)
  const box = useRef<HTMLElement>(null)
  const width = useWidth(box)
  const onError = useCallback(() => setFailed(true), [])

  useEffect(() => {
    if (report) setShown(originalPlace(report, offset))
  }, [report, offset, asked])

  const document = original === 'failed' ? null : original?.document
  const count = document?.numPages ?? 0
  const page = Math.min(shown.page, Math.max(0, count - 1))
  const turn = (step: number): void => {
    setFailed(false)
    setShown({ page: Math.min(count - 1, Math.max(0, page + step)), words: '' })
  }
  const step = (by: 1 | -1): void => {
    const at = ZOOMS.findIndex((one) => one >= zoom)
    setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))]!)
  }
  const label = report?.pages.find(({ index }) => index === page)?.label ?? String(page + 1)
  const words = t(label === String(page + 1) ? 'pageOf' : 'pageNamed', { page: page + 1, count, label })

  return (
    <section className={styles.original} aria-label={t('title')} data-original={page + 1}>
      <div className={styles.bar} role="toolbar" aria-label={t('tools')}>
        <IconButton
          small
          label={t('previous')}
          icon={<ChevronLeft aria-hidden />}
          isDisabled={page <= 0}
          onPress={() => turn(-1)}
        />
        <IconButton
          small
          label={t('next')}
          icon={<ChevronRight aria-hidden />}
          isDisabled={page >= count - 1}
          onPress={() => turn(1)}
        />
        <output className={styles.count}>{count > 0 ? words : ''}</output>
        <IconButton
          small
          label={t('smaller')}
          icon={<ZoomOut aria-hidden />}
          isDisabled={zoom <= ZOOMS[0]!}
          onPress={() => step(-1)}
        />
        <IconButton
          small
          label={t('larger')}
          icon={<ZoomIn aria-hidden />}
          isDisabled={zoom >= ZOOMS.at(-1)!}
          onPress={() => step(1)}
        />
        <IconButton
          small
          label={t('fit')}
          icon={<Maximize2 aria-hidden />}
          isDisabled={zoom === 1}
          onPress={() => setZoom(1)}
        />
        <IconButton
          small
          label={t('close')}
          icon={<X aria-hidden />}
          onPress={() => closeOriginalIn(paneId)}
        />
      </div>
      <section
        ref={box}
        className={styles.scroller}
        aria-label={words}
        // It scrolls, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-busy={document === undefined || undefined}
      >
        {original === 'failed' || failed ? <p className={styles.note}>{t('failed')}</p> : null}
        {document && width > 0 && !failed ? (
          <PageCanvas
            document={document}
            page={page}
            width={Math.max(80, (width - MARGIN) * zoom)}
            words={shown.words}
            label={words}
            onError={onError}
          />
        ) : null}
      </section>
    </section>
  )
}

/** The opened original: undefined while it opens. */
function useOriginalDocument(sourceId: string | undefined): OriginalDocument | 'failed' | undefined {
  const [opened, setOpened] = useState<OriginalDocument | 'failed'>()
  useEffect(() => {
    if (sourceId === undefined) return
    const stop = new AbortController()
    openOriginal(sourceId, stop.signal).then(
      (document) => (stop.signal.aborted ? document.close() : setOpened(document)),
      () => (stop.signal.aborted ? undefined : setOpened('failed')),
    )
    return () => {
      stop.abort()
      setOpened(undefined)
    }
  }, [sourceId])
  return opened
}

/** An element's inner width in CSS px. */
function useWidth(box: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return width
}
