import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { defaultLibrary } from '../default-library.ts'
import type { Command } from './command.ts'
import { words } from './words.ts'

/** The line that says how a command is called. */
export const usageOf = ({ name, usage }: Command): string => `pressmark ${name} ${usage}`.trimEnd()

/** What `pressmark --help` prints. */
export function generalHelp(commands: readonly Command[], language: InterfaceLanguage): string {
  return [
    words(language, 'tagline'),
    '',
    words(language, 'usage'),
    '  pressmark COMMAND …',
    '',
    words(language, 'commands'),
    ...columns(commands.map(({ name }) => [name, words(language, `command.${name}`)])),
    '',
    words(language, 'options'),
    ...columns(commonOptions(language)),
  ].join('\n')
}

/** What `pressmark COMMAND --help` prints. */
export function commandHelp(command: Command, language: InterfaceLanguage): string {
  const own = Object.entries(command.options).map(([name, { type, help, values = '' }]): [string, string] => [
    type === 'string' ? `--${name} …` : `--${name}`,
    words(language, help, { values }),
  ])
  return [
    words(language, `command.${command.name}`),
    '',
    words(language, 'usage'),
    `  ${usageOf(command)}`,
    '',
    words(language, 'options'),
    ...columns([...own, ...commonOptions(language)]),
  ].join('\n')
}

const commonOptions = (language: InterfaceLanguage): [string, string][] => [
  ['--library DIR', words(language, 'option.library', { path: defaultLibrary() })],
  ['--take-lock', words(language, 'option.take-lock')],
  ['--for-reading', words(language, 'option.for-reading')],
  ['--json', words(language, 'option.json')],
  ['--language …', words(language, 'option.language')],
  ['--help', words(language, 'option.help')],
  ['--version', words(language, 'option.version')],
]

function columns(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`)
}
