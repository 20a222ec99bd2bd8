import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedSource, ImportJob } from '../../../shared/model/import.ts'
import { LEFT_OUT } from '../../../shared/model/left.ts'
import { useCall } from '../../queries.ts'
import { codeWords } from '../../ui/error-words.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { useWorkspace } from '../../workspace.ts'
import { openReport } from '../report-actions.ts'
import { isOfEncoding, TryEncoding } from './try-encoding.tsx'
import { NewVersion } from './new-version.tsx'
import styles from './import.module.css'

/** More than this of one kind is counted, not listed. */
const MOST_LISTED = 30

const lastOf = (path: string): string => path.split(/[\\/]/).pop() || path

/** What a list calls its files: the name, or the whole path where two have one name. */
function namesOf(paths: readonly string[]): (path: string) => string {
  const counts = new Map<string, number>()
  for (const path of new Set(paths)) counts.set(lastOf(path), (counts.get(lastOf(path)) ?? 0) + 1)
  return (path) => ((counts.get(lastOf(path)) ?? 0) > 1 ? path : lastOf(path))
}

/** File by file: what came in with its reports, what was known, what was refused and why. */
export function ImportResults({
  sources,
  refused,
  passed = [],
  skipped,
  counts,
}: Pick<ImportJob, 'sources' | 'refused' | 'skipped'> & {
  passed?: ImportJob['passed']
  /** Of how many the files are the newest, where not all are given. */
  counts?: { came: number; known: number; refused: number } | undefined
}): ReactElement {
  const { t } = useTranslation(['import', 'library', 'common'])
  const languageOf = useReportLanguage()
  const pages = useCall('sources.list', {})
  const added = sources.filter((source) => !source.known)
  const proposalsOf = new Map(pages.data?.map(({ id, proposals }) => [id, proposals]))
  const known = sources.filter((source) => source.known)
  const nameOf = namesOf([...sources, ...refused, ...passed].map(({ path }) => path))
  return (
    <div className={styles.results}>
      {refused.length > 0 ? (
        <ul aria-label={t('import:refused', { count: refused.length })}>
          {refused.slice(0, MOST_LISTED).map((file, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two files of one name may be refused; the list only grows
            <li key={`${file.path} ${at}`} className={styles.refused}>
              <strong title={file.path}>{nameOf(file.path)}</strong>
              <span>{codeWords(file.code, file.data)}</span>
              {isOfEncoding(file) ? <TryEncoding path={file.path} /> : null}
            </li>
          ))}
          <More count={counts?.refused ?? refused.length} />
        </ul>
      ) : null}
      {added.length > 0 ? (
        <ul aria-label={t('import:added')}>
          {added.slice(0, MOST_LISTED).map((source) => (
            <li key={source.id}>
              <button
                type="button"
                className={styles.file}
                onClick={() => openDialog({ kind: 'source', id: source.id })}
              >
                {nameOf(source.path)}
                <span>{t(`library:encodingName.${source.encoding}`)}</span>
              </button>
              <Proposals sourceId={source.id} count={proposalsOf.get(source.id) ?? 0} />
              <Own annotations={source.annotations} />
              <Left left={source.left} />
              <NewVersion source={source} />
              <ul className={styles.reports}>
                {source.reports.slice(0, MOST_LISTED).map((report) => (
                  <li key={report.id}>
                    <button
                      type="button"
                      lang={languageOf(report.id)}
                      onClick={(event) => openReport(report.id, event.ctrlKey || event.metaKey)}
                    >
                      {report.title ?? t('common:untitled')}
                    </button>
                  </li>
                ))}
              </ul>
            </li>
          ))}
          <More count={counts?.came ?? added.length} />
        </ul>
      ) : null}
      {known.length > 0 ? (
        <p className={styles.quiet}>
          {t('import:known', {
            count: counts?.known ?? known.length,
            names: known
              .slice(0, 5)
              .map((source) => nameOf(source.path))
              .join('、'),
          })}
        </p>
      ) : null}
      <Passed passed={passed} nameOf={nameOf} />
      {skipped.length > 0 ? (
        <p className={styles.quiet}>{t('import:skipped', { count: skipped.length })}</p>
      ) : null}
    </div>
  )
}

/** What lay in a folder or an archive and did not come in: why, where there is more to say than that it is no report. */
function Passed({
  passed,
  nameOf,
}: {
  passed: ImportJob['passed']
  nameOf: (path: string) => string
}): ReactElement | null {
  const { t } = useTranslation('import')
  if (passed.length === 0) return null
  const [odd, others] = [true, false].map((isOdd) =>
    passed.filter(({ code }) => (code === 'file-unsupported') === isOdd),
  ) as [ImportJob['passed'], ImportJob['passed']]
  return (
    <details className={styles.quiet}>
      <summary>{t('passed', { count: passed.length })}</summary>
      <ul>
        {others.slice(0, MOST_LISTED).map(({ path, code, data }) => (
          <li key={path} className={styles.refused}>
            <strong title={path}>{nameOf(path)}</strong>
            <span>{codeWords(code, data)}</span>
          </li>
        ))}
        {odd.slice(0, MOST_LISTED).map(({ path }) => (
          <li key={path} title={path}>
            {nameOf(path)}
          </li>
        ))}
        <More count={Math.max(MOST_LISTED, odd.length) + Math.max(0, others.length - MOST_LISTED)} />
      </ul>
    </details>
  )
}

/** What the file brought of highlights and comments of its own. */
function Own({ annotations }: Pick<ImportedSource, 'annotations'>): ReactElement | null {
  const { t } = useTranslation('import')
  if (!annotations) return null
  const { placed, waiting, lost } = annotations
  const words = [
    placed > 0 ? t('own', { count: placed }) : '',
    waiting > 0 ? t('ownWaiting', { count: waiting }) : '',
    lost > 0 ? t('ownLost', { count: lost }) : '',
  ]
  return <p className={styles.quiet}>{words.filter(Boolean).join(' · ')}</p>
}

/** What was not kept of a document. */
function Left({ left }: { left: ImportedSource['left'] }): ReactElement | null {
  const { t } = useTranslation('import')
  const kinds = LEFT_OUT.filter((kind) => left?.[kind])
  if (kinds.length === 0) return null
  const what = kinds.map((kind) => t(`left.${kind}`, { count: left?.[kind] ?? 0 })).join(' · ')
  return <p className={styles.quiet}>{t('left', { what })}</p>
}

/** What the page engine was not sure of, and the way to look at it. */
function Proposals({ sourceId, count }: { sourceId: string; count: number }): ReactElement | null {
  const { t } = useTranslation('rail')
  const openDesk = useWorkspace((state) => state.openDesk)
  if (count === 0) return null
  return (
    <button type="button" className={styles.proposals} onClick={() => openDesk(sourceId)}>
      {t('waiting', { count })}
    </button>
  )
}

function More({ count }: { count: number }): ReactElement | null {
  const { t } = useTranslation('import')
  if (count <= MOST_LISTED) return null
  return <li className={styles.quiet}>{t('andMore', { count: count - MOST_LISTED })}</li>
}
