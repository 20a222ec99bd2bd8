import { ArrowDownUp, Link2 } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LONGEST_LINK_NOTE } from '../../shared/model/link.ts'
import { Kbd } from '../ui/kbd.tsx'
import { TextField } from '../ui/text-field.tsx'
import { activeReportId, useWorkspace } from '../workspace.ts'
import {
  cancelLink,
  chooseRelation,
  finishLink,
  swapLink,
  useLinkGesture,
  type LinkPoint,
  type LinkState,
} from './link-gesture.ts'
import { RelationMenu } from './relation-menu.tsx'
import styles from './link-bar.module.css'

const SHOWN = 28
const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}

/** What is to be done next while a link is being made: a bar over the panes, then the chooser. Mounted once. */
export function LinkBar(): ReactElement | null {
  const state = useLinkGesture((gesture) => gesture.state)
  if (state.phase === 'begun') return <BegunBar from={state.from} />
  if (state.phase === 'choosing') return <RelationDialog state={state} />
  return null
}

function BegunBar({ from }: { from: LinkPoint }): ReactElement {
  const { t } = useTranslation('links')
  const reportId = useWorkspace(activeReportId)
  const end = from.end
  const fromReport =
    'passage' in end ? end.passage.reportId : end.target.kind === 'report' ? end.target.id : null
  return (
    <div className={styles.bar}>
      <Link2 aria-hidden />
      <output className={styles.words}>
        {from.quote === null ? t('begunWhole') : t('begun', { quote: short(from.quote) })}
      </output>
      {reportId !== null && reportId !== fromReport ? (
        <Button
          variant="quiet"
          className={styles.button ?? ''}
          onPress={() => finishLink({ kind: 'report', id: reportId, quote: null })}
        >
          {t('finishWithReport')}
        </Button>
      ) : null}
      <Button variant="quiet" className={styles.button ?? ''} onPress={cancelLink}>
        {t('cancel')}
        <Kbd keys="Escape" />
      </Button>
    </div>
  )
}

function RelationDialog({ state }: { state: Extract<LinkState, { phase: 'choosing' }> }): ReactElement {
  const { t } = useTranslation('links')
  const [note, setNote] = useState('')
  const words = (point: LinkPoint): string => (point.quote === null ? t('wholeReport') : point.quote)
  return (
    <Dialog isOpen size="small" title={t('chooseTitle')} onClose={cancelLink}>
      <div className={styles.ends}>
        <dl>
          <dt>{t('from')}</dt>
          <dd className={styles.quote}>{words(state.from)}</dd>
          <dt>{t('to')}</dt>
          <dd className={styles.quote}>{words(state.to)}</dd>
        </dl>
        <Button variant="quiet" icon={<ArrowDownUp aria-hidden />} onPress={swapLink}>
          {t('swap')}
        </Button>
      </div>
      <RelationMenu onChoose={(relation) => void chooseRelation(relation, note)} />
      <TextField
        label={t('note')}
        placeholder={t('noteHint')}
        rows={2}
        maxLength={LONGEST_LINK_NOTE}
        value={note}
        onChange={setNote}
      />
    </Dialog>
  )
}
