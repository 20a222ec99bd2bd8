import { FileDown } from 'lucide-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { importDropped } from './choose-files.ts'
import { importWords, isTaken, onPaste } from './paste.ts'
import styles from './import.module.css'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
const hasWords = (event: DragEvent): boolean =>
  !isTaken(event.target) &&
  (event.dataTransfer?.types.some((type) => /^text\/(?:plain|html|uri-list)$/.test(type)) ?? false)

/** The whole window takes files, and words of other windows; while some hang over it, it says so. Also listens for pasted text. */
export function DropTarget(): ReactElement | null {
  const { t } = useTranslation('shell')
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // `dragleave` fires for every element crossed; only leaving the window counts (no related target).
    // What is dragged inside the window (passages, reports, links) is not for here.
    let isOwn = false
    const takes = (event: DragEvent): boolean => hasFiles(event) || (!isOwn && hasWords(event))
    const begin = (): void => {
      isOwn = true
    }
    const end = (): void => {
      isOwn = false
    }
    const over = (event: DragEvent): void => {
      if (!takes(event) || event.defaultPrevented) return
      event.preventDefault()
      event.dataTransfer!.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (!takes(event) || event.defaultPrevented) return
      event.preventDefault()
      if (hasFiles(event)) void importDropped(event.dataTransfer!)
      else importWords(event.dataTransfer!)
    }
    window.addEventListener('dragstart', begin, true)
    window.addEventListener('dragend', end, true)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragstart', begin, true)
      window.removeEventListener('dragend', end, true)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', onPaste)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className={styles.drop} role="status">
      <div>
        <FileDown aria-hidden />
        <strong>{t('dropHere')}</strong>
        <span>{t('dropKinds')}</span>
      </div>
    </div>
  )
}
