import { Search } from 'lucide-react'
import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../../shared/text/fold.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { Carried } from '../../../shared/model/version.ts'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showInstant } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog } from '../../ui/dialogs.ts'
import { FilterField } from '../../ui/filter-field.tsx'
import { notify } from '../../ui/notify.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { Outcome } from '../import/outcome.tsx'
import { useCarried } from '../import/new-version.tsx'
import { pageName } from '../report-words.ts'
import { olderChoices } from './versions.ts'
import styles from './version-dialog.module.css'

/** Height of a page in the list, px. */
const LINE = 58
const MOST_LINES = 7

/** The user says which page of the library this one is a new version of; then what became of everything. */
export function VersionDialog({ id }: { id: string }): ReactElement | null {
  const { t, i18n } = useTranslation(['versions', 'common', 'shell'])
  const { t: names } = useTranslation(['shell', 'common'])
  const sources = useCall('sources.list', {})
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [carried, setCarried] = useState<Carried | null>(null)
  const own = sources.data?.find((source) => source.id === id)
  const choices = useMemo(() => (own ? olderChoices(sources.data ?? [], own) : []), [sources.data, own])
  if (!own) return null
  const terms = fold(text).split(/\s+/).filter(Boolean)
  const wordsOf = (source: Source): string =>
    [source.publication, pageName(source, i18n.language, names)].filter(Boolean).join(' ')
  const shown = choices.filter((source) => {
    const words = fold(`${source.fileName} ${wordsOf(source)}`)
    return terms.every((term) => words.includes(term))
  })
  const choose = async (from: string): Promise<void> => {
    setBusy(true)
    try {
      const result = await send('versions.carry', { id, from })
      useCarried.setState({ [id]: result })
      setCarried(result)
    } catch (error) {
      notify.error(error)
    } finally {
      setBusy(false)
    }
  }
  const height = Math.min(MOST_LINES, Math.max(1, shown.length)) * LINE
  return (
    <Dialog
      isOpen
      title={t('versions:title', { name: own.fileName })}
      onClose={closeDialog}
      {...(carried
        ? {
            // What was chosen from is gone, and the focus with it.
            actions: (
              <Button autoFocus onPress={closeDialog}>
                {t('common:done')}
              </Button>
            ),
          }
        : {})}
    >
      {carried ? (
        <Outcome carried={carried} />
      ) : (
        <div className={styles.choice} aria-busy={isBusy}>
          <p className={styles.quiet}>{t(isBusy ? 'versions:working' : 'versions:intro')}</p>
          {choices.length === 0 ? (
            <p>{t('versions:none')}</p>
          ) : (
            <>
              <FilterField
                label={t('versions:filter')}
                placeholder={t('versions:filter')}
                icon={<Search aria-hidden />}
                value={text}
                onSettled={setText}
              />
              {shown.length === 0 ? <p>{t('versions:noMatch')}</p> : null}
              <div className={styles.list} style={{ height }}>
                <VirtualList
                  label={t('versions:pages')}
                  items={shown}
                  keyOf={(source) => source.id}
                  estimate={() => LINE}
                >
                  {(source, _, hasTabStop) => (
                    <button
                      type="button"
                      className={styles.page}
                      data-row-focus=""
                      data-version-of={source.id}
                      tabIndex={hasTabStop ? 0 : -1}
                      disabled={isBusy}
                      onClick={() => void choose(source.id)}
                    >
                      <span className={styles.name}>{source.fileName}</span>
                      <span className={styles.facts}>
                        {[
                          source.published || source.publication ? wordsOf(source) : '',
                          t('shell:reports', { count: source.reports }),
                          t('versions:importedOn', { date: showInstant(source.importedAt, i18n.language) }),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </button>
                  )}
                </VirtualList>
              </div>
            </>
          )}
        </div>
      )}
    </Dialog>
  )
}
