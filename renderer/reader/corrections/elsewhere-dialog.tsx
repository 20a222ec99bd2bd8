import { t as say } from 'i18next'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SamePlace } from '../../../shared/model/correction.ts'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import { notify } from '../../ui/notify.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { langOf } from '../../ui/use-report-language.ts'
import styles from './corrections.module.css'

const SCOPES = ['report', 'page', 'library'] as const
/** As many as one looks through; the rest come when these are corrected. */
const MOST = 500

/** Where the same misread words stand: each can be corrected by itself, or all in one step of undo. */
export function ElsewhereDialog({
  reportId,
  original,
  text,
}: {
  reportId: string
  original: string
  text: string
}): ReactElement {
  const { t } = useTranslation(['corrections', 'common'])
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('library')
  const [isBusy, setBusy] = useState(false)
  const { data, error } = useCall(
    'corrections.elsewhere',
    { reportId, original, in: scope, limit: MOST },
    { keepPrevious: true },
  )
  const { data: rows = [] } = useCall('reports.list', {})
  const places = data?.places ?? []
  const language = new Map(rows.map((row) => [row.id, langOf(row)]))

  const correct = async (chosen: readonly SamePlace[]): Promise<void> => {
    setBusy(true)
    try {
      const made = await send('corrections.create', {
        places: chosen.map(({ reportId: id, ranges }) => ({ reportId: id, ranges })),
        text,
      })
      tellMade(made)
      if (chosen.length > 1 && chosen.length === places.length) closeDialog()
    } catch (failure) {
      notify.error(failure)
    }
    setBusy(false)
  }
  return (
    <Dialog
      isOpen
      size="large"
      onClose={closeDialog}
      title={t('elsewhereTitle', { original })}
      actions={
        <>
          <Button onPress={closeDialog}>{t('common:close')}</Button>
          {places.length > 0 ? (
            <Button variant="primary" isDisabled={isBusy} onPress={() => void correct(places)}>
              {t('correctAll', { count: places.length })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.scope}>
        <p className={styles.quiet}>{t('elsewhereHow', { text })}</p>
        <Segmented
          label={t('where')}
          value={scope}
          onChange={setScope}
          segments={SCOPES.map((id) => ({ id, label: t(`where.${id}`) }))}
        />
        {error ? <p role="alert">{errorWords(error)}</p> : null}
        {data && places.length === 0 ? <p className={styles.quiet}>{t('nowhere')}</p> : null}
        {data && data.total > places.length ? (
          <p className={styles.quiet}>{t('onlyFirst', { count: data.total, shown: places.length })}</p>
        ) : null}
        {[...Map.groupBy(places, (place) => place.reportId)].map(([id, own]) => (
          <section key={id} lang={language.get(id)}>
            <h3 className={styles.report}>{own[0]?.title ?? t('common:untitled')}</h3>
            <ul className={styles.places}>
              {own.map((place) => (
                <li key={place.ranges.join()} className={styles.place}>
                  <span className={styles.words}>
                    {place.before}
                    <mark>{place.original}</mark>
                    {place.after}
                  </span>
                  <Button
                    isDisabled={isBusy}
                    aria-label={`${t('correctOne')}: ${place.before}${place.original}${place.after}`}
                    onPress={() => void correct([place])}
                  >
                    {t('correctOne')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function tellMade({ corrections, refused }: { corrections: unknown[]; refused: number }): void {
  notify.done(say('corrections:correctedMany', { count: corrections.length }), {
    id: 'elsewhere',
    ...(refused > 0 ? { description: say('corrections:leftOut', { count: refused }) } : {}),
    action: { label: say('common:undo'), run: () => void send('undo.undo', {}).catch(notify.error) },
  })
}
