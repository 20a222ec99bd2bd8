import { ArrowLeft, ArrowLeftRight, ArrowRight, X } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { Button as AriaButton, DialogTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ShownLink } from '../../shared/model/link.ts'
import { send } from '../queries.ts'
import { showDate } from '../ui/dates.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { notify } from '../ui/notify.tsx'
import { passFocus } from '../ui/pass-focus.ts'
import { Popover } from '../ui/popover.tsx'
import { openEnd } from './open-end.ts'
import { RelationMenu } from './relation-menu.tsx'
import { LinkNoteButton } from './link-note.tsx'
import { removeLink } from './link-line.tsx'
import { useRelations } from './use-relations.ts'
import styles from './link-row.module.css'

const ARROWS = { out: ArrowRight, in: ArrowLeft, both: ArrowLeftRight }
const WORDS = { out: 'outgoing', in: 'incoming', both: 'both' } as const

/**
 * A link as seen from one of its ends: the relation, and the other end to open beside.
 * @param near the end that is here.
 * @param isBrief without the other end's words, for cards.
 */
export function LinkRow({
  link,
  near,
  isBrief = false,
}: {
  link: ShownLink
  near: 'from' | 'to'
  isBrief?: boolean
}): ReactElement {
  const { t, i18n } = useTranslation(['links', 'common'])
  const [changing, setChanging] = useState(false)
  const far = near === 'from' ? link.toEnd : link.fromEnd
  const relations = useRelations()
  const relation = relations.nameOf(link.relation, near)
  const direction = relations.directionOf(link.relation, near)
  const Arrow = ARROWS[direction]
  const title = far.reportTitle ?? far.quote?.slice(0, 20) ?? t('common:untitled')
  const origin = [far.publication, showDate(far.published, i18n.language)].filter(Boolean).join(' · ')

  const change = (relation: string): void => {
    setChanging(false)
    send('links.update', { id: link.id, relation }).catch((error: unknown) => notify.error(error))
  }
  return (
    <div className={styles.row} data-goes="">
      <DialogTrigger isOpen={changing} onOpenChange={setChanging}>
        <AriaButton className={styles.relation ?? ''} aria-label={t('change', { relation })}>
          {relation}
        </AriaButton>
        <Popover label={t('chooseTitle')} bare>
          <RelationMenu value={link.relation} near={near} onChoose={change} />
        </Popover>
      </DialogTrigger>
      {far.reportId === null ? (
        <span className={styles.lost}>{t('lost')}</span>
      ) : (
        <AriaButton className={styles.end ?? ''} onPress={() => void openEnd(far)}>
          <span className={styles.title}>
            <span className={styles.hidden}>{t('common:openBeside')}: </span>
            <span className={styles.words}>{isBrief && origin ? origin : title}</span>
            <Arrow aria-hidden />
            <span className={styles.hidden}> ({t(WORDS[direction])})</span>
          </span>
          {!isBrief && origin ? <span className={styles.origin}>{origin}</span> : null}
          {link.note ? <span className={styles.linkNote}>{link.note}</span> : null}
          {far.quote ? <span className={isBrief ? styles.brief : styles.quote}>{far.quote}</span> : null}
        </AriaButton>
      )}
      <span className={styles.tools}>
        <LinkNoteButton link={link} />
        <IconButton
          small
          label={t('remove', { title })}
          icon={<X aria-hidden />}
          data-takes-off=""
          onPress={({ target }) => {
            passFocus(target)
            void removeLink(link.id)
          }}
        />
      </span>
    </div>
  )
}
