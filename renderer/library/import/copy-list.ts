/** What came of an import, as text for the clipboard: a line a file, its fate and its name parted by a tab. */
import i18next from 'i18next'
import type { ImportJob } from '../../../shared/model/import.ts'
import { codeWords } from '../../ui/error-words.ts'
import { notify } from '../../ui/notify.tsx'

type Ended = Pick<ImportJob, 'sources' | 'refused' | 'passed' | 'skipped'>

function listOf({ sources, refused, passed, skipped }: Ended): string {
  const t = (key: 'fateCame' | 'fateKnown' | 'fateRefused' | 'fatePassed' | 'fateSkipped'): string =>
    i18next.t(`import:${key}`)
  const lines = [
    ...sources.map(({ path, known, reports }) => [
      known ? t('fateKnown') : t('fateCame'),
      path,
      reports
        .map(({ title }) => title ?? '')
        .filter(Boolean)
        .join(' / '),
    ]),
    ...refused.map(({ path, code, data }) => [t('fateRefused'), path, codeWords(code, data)]),
    ...passed.map(({ path, code, data }) => [t('fatePassed'), path, codeWords(code, data)]),
    ...skipped.map((path) => [t('fateSkipped'), path]),
  ]
  return `${lines
    .map((line) =>
      line
        .map((cell) => cell.replaceAll(/\s+/g, ' '))
        .join('\t')
        .trimEnd(),
    )
    .join('\n')}\n`
}

export function copyList(job: Ended): void {
  navigator.clipboard.writeText(listOf(job)).then(
    () => notify.info(i18next.t('import:copied')),
    (error: unknown) => notify.error(error),
  )
}
