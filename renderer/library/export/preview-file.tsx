import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportPreview } from '../../../shared/model/export-format.ts'
import { showBytes } from '../../ui/dates.ts'
import { PreviewPage } from './preview-page.tsx'
import styles from './export.module.css'

/** One file as it will be: text as text, a page as a page, a table as a table, an archive by what is in it. */
export function PreviewFile({ file }: { file: ExportPreview['files'][number] }): ReactElement {
  const { t, i18n } = useTranslation('export')
  const { shown, path } = file
  switch (shown.kind) {
    case 'page':
      return <PreviewPage html={shown.html} title={path} />
    case 'text':
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={path}>
          <pre>{shown.text}</pre>
          {shown.isCut ? <p className={styles.quiet}>{t('preview.cut')}</p> : null}
        </div>
      )
    case 'table':
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={path}>
          <Table rows={shown.rows} />
          {shown.isCut ? <p className={styles.quiet}>{t('preview.cut')}</p> : null}
        </div>
      )
    case 'entries':
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={path}>
          <p className={styles.fileName}>
            {path} <small>{showBytes(file.bytes, i18n.language)}</small>
          </p>
          <ul className={styles.entries} aria-label={t('preview.inside')}>
            {shown.entries.map((entry) => (
              <li key={entry.path}>
                <span>{entry.path}</span>
                <small>{showBytes(entry.bytes, i18n.language)}</small>
              </li>
            ))}
          </ul>
        </div>
      )
    default:
      return <p className={styles.quiet}>{t('preview.none')}</p>
  }
}

function Table({ rows: [head = [], ...rows] }: { rows: string[][] }): ReactElement {
  return (
    <table className={styles.table} data-literal="">
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, r) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows of a file have no other name
          <tr key={r}>
            {row.map((cell, c) => (
              <td key={head[c] ?? c}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
