/** Commands that only look. */
import { details } from '../../shared/i18n/details.ts'
import { links } from '../../shared/i18n/links.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { say } from '../../shared/i18n/say.ts'
import { colorName, readColorNames } from '../../shared/model/color-names.ts'
import { RELATIONS } from '../../shared/model/link.ts'
import type { Origin } from '../../shared/model/report.ts'
import type { Command } from './command.ts'
import { findReport, findTheme, pathOf } from './find.ts'
import { kindNames, NotHereError, refusalWords, words } from './words.ts'

export const listCommand: Command = {
  name: 'list',
  usage: '',
  options: {
    theme: { type: 'string', help: 'option.theme-filter' },
    text: { type: 'string', help: 'option.text' },
  },
  arguments: { least: 0, most: 0 },
  async run({ option, open, print, language }) {
    const client = await open()
    const name = option('theme')
    const theme = name === undefined ? undefined : findTheme(await client.send('themes.list', {}), name)
    if (name !== undefined && !theme) throw new NotHereError(words(language, 'noTheme', { name }))
    const reports = await client.send('reports.list', { text: option('text'), themeId: theme?.id })
    for (const { id, published, publication, title, opening } of reports)
      print(
        [id, published ?? '—', publication ?? '—', title ?? `${words(language, 'untitled')} ${opening}`].join(
          '  ',
        ),
      )
    print(words(language, 'reports', { count: reports.length }))
    return { reports }
  },
}

export const showCommand: Command = {
  name: 'show',
  usage: 'REPORT',
  options: {},
  arguments: { least: 1, most: 1 },
  async run(context) {
    const { args, open, print, language } = context
    const client = await open()
    const id = await findReport(client, args[0] ?? '', context)
    const report = await client.send('reports.get', { id })
    const annotations = await client.send('reports.annotations', { id })
    const themes = await client.send('themes.list', {})
    const names = readColorNames(await client.send('settings.all', {}))
    const themeName = (themeId: string): string => {
      const theme = themes.find((one) => one.id === themeId)
      return theme ? pathOf(themes, theme) : themeId
    }
    print(`# ${report.title ?? words(language, 'untitled')}`)
    print(
      [report.publication, about(report.published, report.origins.published), report.byline, report.fileName]
        .filter(Boolean)
        .join(' · '),
    )
    const sent = [report.place, about(report.datelineDate, report.origins.datelineDate), report.agency]
    if (sent.some(Boolean)) print(sent.filter(Boolean).join(' · '))
    if (report.people.length > 0)
      print(
        report.people
          .map(({ name, role, as }) => `${name} (${as ?? say(details, language, `role.${role}`)})`)
          .join(' · '),
      )
    for (const { text } of report.blocks) print(`\n${text}`)
    const section = (key: 'highlights' | 'notes' | 'themes' | 'links', lines: string[]): void => {
      if (lines.length > 0) print(`\n## ${words(language, key)}\n${lines.join('\n')}`)
    }
    section(
      'highlights',
      annotations.highlights.map(
        (one) =>
          `- ${one.id}  ${colorName(one.color, language, names)}  ${one.exact.replaceAll(/\s+/g, ' ')}`,
      ),
    )
    section(
      'notes',
      annotations.notes.map(({ text }) => `- ${text.replaceAll('\n', '\n  ')}`),
    )
    section('themes', [...new Set(annotations.themes.map(({ themeId }) => `- ${themeName(themeId)}`))])
    section(
      'links',
      annotations.links.map(({ relation, fromEnd, toEnd }) => {
        const end = ({ reportTitle, quote }: typeof fromEnd): string =>
          [reportTitle ?? words(language, 'untitled'), quote?.replaceAll(/\s+/g, ' ')]
            .filter(Boolean)
            .join(': ')
        return `- ${end(fromEnd)} → ${relationWords(language, relation)} → ${end(toEnd)}`
      }),
    )
    return { ...report, ...annotations }
  },
}

/** A date that is worked out, not printed, is marked as such: `≈ 2025-03-03`. */
const about = (date: string | null, origin: Origin | undefined): string | null =>
  date !== null && origin?.certainty === 'inferred' ? `≈ ${date}` : date

/** A relation as people read it. */
export function relationWords(language: InterfaceLanguage, relation: string): string {
  const known = RELATIONS.find((one) => one === relation)
  return known ? say(links, language, `relation.${known}`) : relation
}

export const checkCommand: Command = {
  name: 'check',
  usage: '',
  options: {},
  arguments: { least: 0, most: 0 },
  async run({ open, print, warn, fail, json, language }) {
    const client = await open()
    const found = await client.send('library.check', {})
    const problems = found.problems.map((problem) => ({
      ...problem,
      message: refusalWords(language, `check-${problem.code}`, { count: problem.count }, problem.message),
    }))
    const detail = Object.entries(found.checked)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
    if (found.ok) print(words(language, 'whole', { detail }))
    else fail()
    if (!json)
      for (const { message, names, kinds } of problems) {
        warn(words(language, 'problem', { text: message }))
        for (const name of [...names, ...kindNames(language, kinds)]) warn(`    ${name}`)
      }
    return { ...found, problems }
  },
}
