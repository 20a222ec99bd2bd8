import { FileDown } from 'lucide-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { importDropped } from './choose-files.ts'
import { onPaste } from './paste.ts'
import styles from './import.module.css'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** The whole window takes files; while some hang over it, it says so. Also listens for pasted text. */
export function DropTarget(): ReactElement | null {
  const { t } = useTranslation('shell')
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // `dragleave` fires for every element crossed; only leaving the window counts (no related target).
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.dataTransfer!.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      void importDropped(event.dataTransfer!)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', onPaste)
    return () => {
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
