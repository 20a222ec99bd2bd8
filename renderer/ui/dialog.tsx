import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from './icon-button.tsx'
import { useFocusBack } from './use-focus-back.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons at the foot, the one to do last. */
  actions?: ReactNode
  /** 420, 560, 760 or 1120 px; `full`: what the window has, for work that takes place in the dialog. */
  size?: 'small' | 'medium' | 'large' | 'wide' | 'full'
  /** The body holds only words: it can then be reached by Tab, to be scrolled by keys. */
  isText?: boolean
  /** `alertdialog` for what takes something away: no close by a click outside. */
  role?: 'dialog' | 'alertdialog'
}

/** A modal dialog. Escape and a click outside close it; focus comes back to where it was. */
export function Dialog({
  isOpen,
  onClose,
  title,
  children,
  actions,
  size = 'medium',
  isText = false,
  role = 'dialog',
}: DialogProps): ReactElement {
  const { t } = useTranslation('common')
  useFocusBack(isOpen)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
      className={styles.overlay}
    >
      <Modal className={[styles.modal, styles[size]].join(' ')}>
        <AriaDialog role={role} className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            <IconButton small label={t('close')} icon={<X aria-hidden />} onPress={onClose} />
          </header>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
          <div
            className={styles.body}
            {...(isText ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}
          >
            {children}
          </div>
          {actions ? <footer className={styles.actions}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
