import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../workspace.ts'
import type { ReadingSession } from '../session.ts'
import type { PlacedCorrection } from './placed.ts'
import styles from './corrections.module.css'

/** ms the pointer rests on corrected words before the card comes. */
const REST = 250
/** px between the words and the card. */
const GAP = 6

interface Shown {
  correction: PlacedCorrection
  x: number
  y: number
}

/** The source's words beside corrected ones under the pointer (or the right ones, where the source's are shown). */
export function CorrectionCard({ session }: { session: ReadingSession }): ReactElement | null {
  const { t } = useTranslation('corrections')
  const [card, setCard] = useState<Shown | null>(null)
  const showsOriginals = useWorkspace((state) => state.originals.includes(session.report.id))

  useEffect(() => {
    const { scroller } = session
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = (): void => {
      clearTimeout(timer)
      setCard(null)
    }
    const onMove = (event: PointerEvent): void => {
      clearTimeout(timer)
      if (event.buttons !== 0 || session.corrections.length === 0) return setCard(null)
      const { clientX, clientY } = event
      const correction = session.correctionAt(clientX, clientY)
      setCard((before) => (before && before.correction.id === correction?.id ? before : null))
      if (!correction) return
      timer = setTimeout(() => {
        const { block, start } = correction
        const box = session.dom.characterRect({ block, offset: start })
        const at = box && box.top <= clientY && clientY <= box.bottom ? box : null
        setCard({ correction, x: at?.left ?? clientX, y: (at?.bottom ?? clientY + 12) + GAP })
      }, REST)
    }
    scroller.addEventListener('pointermove', onMove, { passive: true })
    for (const type of ['pointerleave', 'pointerdown', 'scroll', 'keydown'])
      scroller.addEventListener(type, hide, { passive: true })
    return () => {
      hide()
      scroller.removeEventListener('pointermove', onMove)
      for (const type of ['pointerleave', 'pointerdown', 'scroll', 'keydown'])
        scroller.removeEventListener(type, hide)
    }
  }, [session])

  if (!card) return null
  const { correction, x, y } = card
  const lang = session.given.language === 'und' ? undefined : session.given.language
  return (
    <div
      role="tooltip"
      data-x=""
      data-correction-card=""
      className={styles.card}
      style={{ translate: `${Math.round(Math.max(8, Math.min(x, innerWidth - 328)))}px ${Math.round(y)}px` }}
    >
      <span>{t(showsOriginals ? 'shownAs' : 'inSource')}</span>{' '}
      <q lang={lang}>{showsOriginals ? correction.text : correction.original}</q>
    </div>
  )
}
