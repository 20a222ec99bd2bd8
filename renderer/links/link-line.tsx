import { ArrowLeftRight, ArrowRight, ArrowUpDown, X } from 'lucide-react'
import { memo, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { t as say } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LinkEnd, ShownLink } from '../../shared/model/link.ts'
import { send } from '../queries.ts'
import { ColorDot } from '../ui/color-dot.tsx'
import { showDate } from '../ui/dates.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { notify } from '../ui/notify.tsx'
import { LinkNoteButton } from './link-note.tsx'
import { openEnd } from './open-end.ts'
import type { Relations } from './use-relations.ts'
import styles from './links-view.module.css'

/** Languages of reports by id. */
type Langs = ReadonlyMap<string, string | undefined>

/** Deletes a link and offers to bring it back. */
export async function removeLink(id: string): Promise<void> {
  try {
    await send('links.remove', { id })
    notify.info(say('links:removed'), {
      id: `link-${id}`,
      action: {
        label: say('common:undo'),
        run: () => void send('links.restore', { id }).catch((error: unknown) => notify.error(error)),
      },
    })
  } catch (error) {
    notify.error(error)
  }
}

/** A link in the list of all: first end, relation, second end, note. A press on the relation opens both side by side. */
export const LinkLine = memo(function LinkLine({
  link,
  langs,
  relations,
  hasTabStop,
  onOpen,
}: {
  link: ShownLink
  langs: Langs
  relations: Relations
  hasTabStop: boolean
  onOpen: (link: ShownLink) => void
}): ReactElement {
  const { t } = useTranslation(['links', 'common'])
  const relation = relations.all.find(({ name }) => name === link.relation)
  const isMutual = relation?.mutual ?? false
  const Arrow = isMutual ? ArrowLeftRight : ArrowRight
  const color = relation && !relation.isBuiltIn ? relation.color : null
  return (
    <article className={styles.row} data-link={link.id}>
      <End end={link.fromEnd} langs={langs} label={t('openFrom')} hasTabStop={hasTabStop} />
      <div className={styles.middle}>
        <AriaButton
          className={styles.relation ?? ''}
          data-row-focus=""
          excludeFromTabOrder={!hasTabStop}
          aria-label={`${relations.nameOf(link.relation)}: ${t('openBoth')}`}
          onPress={() => onOpen(link)}
          onKeyDown={(event) => event.continuePropagation()}
        >
          {color ? <ColorDot color={color} /> : null}
          <span>{relations.nameOf(link.relation)}</span>
          <Arrow aria-hidden />
        </AriaButton>
        <div className={styles.acts}>
          <LinkNoteButton link={link} tabStop={hasTabStop} />
          {isMutual ? null : (
            <IconButton
              small
              label={t('turn')}
              excludeFromTabOrder={!hasTabStop}
              icon={<ArrowUpDown aria-hidden />}
              onPress={() =>
                void send('links.update', { id: link.id, turn: true }).catch((error: unknown) =>
                  notify.error(error),
                )
              }
            />
          )}
          <IconButton
            small
            label={t('remove', { title: link.toEnd.reportTitle ?? '' })}
            excludeFromTabOrder={!hasTabStop}
            icon={<X aria-hidden />}
            onPress={() => void removeLink(link.id)}
          />
        </div>
      </div>
      <End end={link.toEnd} langs={langs} label={t('openTo')} hasTabStop={hasTabStop} />
      {link.note ? <p className={styles.note}>{link.note}</p> : null}
    </article>
  )
})

function End({
  end,
  langs,
  label,
  hasTabStop,
}: {
  end: LinkEnd
  langs: Langs
  label: string
  hasTabStop: boolean
}): ReactElement {
  const { t, i18n } = useTranslation(['links', 'common'])
  const title = end.reportTitle ?? end.quote?.slice(0, 20) ?? t('common:untitled')
  const origin = [end.publication, showDate(end.published, i18n.language)].filter(Boolean).join(' · ')
  if (end.reportId === null) return <span className={styles.lost}>{t('lost')}</span>
  const lang = langs.get(end.reportId)
  return (
    <AriaButton
      className={styles.end ?? ''}
      excludeFromTabOrder={!hasTabStop}
      onPress={() => void openEnd(end)}
    >
      <span className={styles.spoken}>{label}: </span>
      <span className={styles.endTitle} lang={lang}>
        {title}
      </span>
      {origin ? <span className={styles.origin}>{origin}</span> : null}
      <span className={styles.quote} lang={end.quote === null ? undefined : lang}>
        {end.quote ?? t('wholeReport')}
      </span>
    </AriaButton>
  )
}
