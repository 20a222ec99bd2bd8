import { PencilLine, Replace, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CorrectionRow } from '../../../shared/model/correction.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useWorkspace } from '../../workspace.ts'
import { makeSpan } from '../positions.ts'
import { activeSession } from '../session.ts'
import { correctPassage, removeCorrection, setOriginals } from './actions.ts'
import styles from './corrections.module.css'

/** The corrections of a report in reading order, and which words are shown. */
export function CorrectionsTab({
  reportId,
  lang,
  corrections,
}: {
  reportId: string
  lang: string | undefined
  corrections: CorrectionRow[]
}): ReactElement {
  const { t } = useTranslation(['corrections', 'panel'])
  const showsOriginals = useWorkspace((state) => state.originals.includes(reportId))
  if (corrections.length === 0)
    return (
      <EmptyState small title={t('none')}>
        <p>
          {t('noneHow')} <Kbd keys="e" />
        </p>
      </EmptyState>
    )
  return (
    <>
      <div className={styles.head}>
        <Segmented
          label={t('shownWords')}
          value={showsOriginals ? 'original' : 'corrected'}
          onChange={(value) => setOriginals(reportId, value === 'original')}
          segments={(['corrected', 'original'] as const).map((id) => ({ id, label: t(`shown.${id}`) }))}
        />
      </div>
      <ul className={styles.list} aria-label={t('panel:corrections')}>
        {corrections.map((correction) => (
          <Entry key={correction.id} reportId={reportId} lang={lang} correction={correction} />
        ))}
      </ul>
    </>
  )
}

function Entry({
  reportId,
  lang,
  correction,
}: {
  reportId: string
  lang: string | undefined
  correction: CorrectionRow
}): ReactElement {
  const { t } = useTranslation('corrections')
  const { id, original, text, before, after, shown, ranges } = correction
  return (
    <li className={styles.entry} data-correction={id}>
      <AriaButton
        className={styles.words ?? ''}
        onPress={() => {
          const workspace = useWorkspace.getState()
          workspace.open(reportId, { paneId: workspace.activePaneId, ranges })
        }}
      >
        <span lang={lang}>
          {before.slice(-12)}
          <del>{original}</del> <ins>{text}</ins>
          {after.slice(0, 12)}
        </span>
      </AriaButton>
      {shown ? null : <p className={styles.quiet}>{t('parted')}</p>}
      <div className={styles.actions}>
        {shown ? (
          <IconButton
            small
            label={t('edit')}
            keys="e"
            icon={<PencilLine aria-hidden />}
            onPress={() => edit(correction)}
          />
        ) : null}
        <IconButton
          small
          label={t('elsewhere')}
          icon={<Replace aria-hidden />}
          onPress={() => openDialog({ kind: 'elsewhere', reportId, original, text })}
        />
        <IconButton
          small
          label={t('remove')}
          icon={<Trash2 aria-hidden />}
          onPress={() => void removeCorrection(id)}
        />
      </div>
    </li>
  )
}

/** Chooses the corrected words in the text and opens the field for them there. */
function edit({ ranges }: CorrectionRow): void {
  const session = activeSession()
  const span = session?.spanOf(ranges)
  if (!session || !span) return
  session.reveal(span)
  session.choose(makeSpan(session.report.blocks, span.from, span.to), { via: 'cursor' })
  correctPassage()
}
