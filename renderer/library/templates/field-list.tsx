import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { templateFields } from '../../../shared/i18n/fields.ts'
import styles from './templates.module.css'

type Key = keyof typeof templateFields.en
const KEYS = Object.keys(templateFields.en) as Key[]
const GROUPS = ['report', 'highlight', 'theme', 'note', 'link', 'root', 'tags', 'filters'] as const
type Group = (typeof GROUPS)[number]

const ROOT = (key: Key): boolean => !key.includes('.') || key.startsWith('scope.')
const MEMBERS: Record<Group, (key: Key) => boolean> = {
  report: (key) => key.startsWith('report.'),
  highlight: (key) => key.startsWith('highlight.'),
  theme: (key) => key.startsWith('theme.'),
  note: (key) => key.startsWith('note.'),
  link: (key) => key.startsWith('link.'),
  root: ROOT,
  tags: (key) => key.startsWith('tag.'),
  filters: (key) => key.startsWith('filter.'),
}

/** What stands for a tag or filter, and what of it is put in. */
const WRITTEN: Partial<Record<Key, string>> = {
  'tag.for': '{% for highlight in report.highlights %}\n\n{% endfor %}',
  'tag.if': '{% if report.note != "" %}\n\n{% endif %}',
  'tag.assign': '{% assign ordered = reports | sort: "issued" %}',
  'filter.citation': ' | citation: "gbt-2015"',
  'filter.date': ' | date: "%Y/%m/%d"',
  'filter.default': ' | default: "–"',
  'filter.join': ' | join: ", "',
  'filter.map': ' | map: "name"',
  'filter.sort': ' | sort: "issued"',
  'filter.where': ' | where: "color", "red"',
}
const LISTS = /(?:authors|paragraphs|notes|themes|highlights|links|reports|stories)$/

function written(key: Key): string {
  const known = WRITTEN[key]
  if (known !== undefined) return known
  if (key.startsWith('filter.')) return ` | ${key.slice(7)}`
  if (LISTS.test(key)) return `{% for item in ${key} %}\n\n{% endfor %}`
  return `{{ ${key} }}`
}
const shown = (key: Key): string => key.replace(/^(?:tag|filter)\./, '')

/** Every field, tag and filter with a word for it; pressing one puts it into the template. */
export function FieldList({ onInsert }: { onInsert: (text: string) => void }): ReactElement {
  const { t } = useTranslation(['templates', 'fields'])
  return (
    <section className={styles.fields} aria-label={t('templates:fields')}>
      <h3>{t('templates:fields')}</h3>
      <p className={styles.quiet}>{t('templates:fieldsWords')}</p>
      {GROUPS.map((group, i) => (
        <details key={group} open={i < 2}>
          <summary>{t(`fields:group.${group}`)}</summary>
          <ul>
            {KEYS.filter(MEMBERS[group]).map((key) => (
              <li key={key}>
                <button type="button" onClick={() => onInsert(written(key))}>
                  <code>{shown(key)}</code> <span>{t(`fields:${key}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
