/** One call of the command line: arguments in, exit code out. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type InterfaceLanguage, LANGUAGES } from '../../shared/i18n/messages.ts'
import type { Client } from '../../shared/rpc.ts'
import { VERSION } from '../../shared/version.ts'
import { defaultLibrary, mayBeMade } from '../default-library.ts'
import { openDirect } from '../hosts/direct.ts'
import { printWithBrowser } from '../print-browser.ts'
import type { Command, CommandContext } from './command.ts'
import { withDashed } from './dashed-args.ts'
import { commandHelp, generalHelp, usageOf } from './help.ts'
import { explain, systemLanguage, UsageError, words } from './words.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const COMMON = {
  library: { type: 'string' },
  'take-lock': { type: 'boolean' },
  'for-reading': { type: 'boolean' },
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
const OK = 0
const REFUSED = 1
const MISUSED = 2

export interface Streams {
  out: (text: string) => void
  error: (text: string) => void
  env: NodeJS.ProcessEnv
}

/** Runs one command. Exit code: 0 all done, 1 refused or failed, 2 not understood. Never rejects. */
export async function runCli(
  argv: string[],
  commands: readonly Command[],
  streams: Streams,
): Promise<number> {
  const language = chosenLanguage(argv) ?? systemLanguage(streams.env)
  const json = argv.includes('--json')
  const closing: (() => Promise<void>)[] = []
  try {
    return await dispatch(argv, commands, streams, language, closing)
  } catch (error) {
    const { code, message, isUnexpected } = explain(error, language)
    streams.error(json ? JSON.stringify({ error: { code, message } }) : message)
    if (isUnexpected) streams.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return code === 'usage' ? MISUSED : REFUSED
  } finally {
    for (const close of closing) await close()
  }
}

async function dispatch(
  argv: string[],
  commands: readonly Command[],
  streams: Streams,
  language: InterfaceLanguage,
  closing: (() => Promise<void>)[],
): Promise<number> {
  const [name, ...rest] = argv
  if (name === '--version' || name === '-v') {
    streams.out(VERSION)
    return OK
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const text = generalHelp(commands, language)
    if (name === undefined) streams.error(text)
    else streams.out(text)
    return name === undefined ? MISUSED : OK
  }
  const command = commands.find((one) => one.name === name)
  if (!command) throw new UsageError(words(language, 'unknownCommand', { name }))
  const { values, positionals } = parse(command, rest, language)
  if (values.help === true) {
    streams.out(commandHelp(command, language))
    return OK
  }
  const { least, most } = command.arguments
  const usage = usageOf(command)
  if (positionals.length < least) throw new UsageError(words(language, 'missingArguments', { usage }))
  if (positionals.length > most) throw new UsageError(words(language, 'tooManyArguments', { usage }))
  let exitCode = OK
  const context = makeContext(positionals, values, usage, language, streams, closing, () => {
    exitCode = REFUSED
  })
  const result = await command.run(context)
  if (context.json && result !== undefined) streams.out(JSON.stringify(result, null, 2))
  return exitCode
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

function parse(
  command: Command,
  args: string[],
  language: InterfaceLanguage,
): { values: Values; positionals: string[] } {
  const own = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  )
  try {
    const options = { ...own, ...COMMON }
    return parseArgs({
      args: withDashed(args, options, command.takesQuery === true),
      options,
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    const detail = error instanceof Error ? error.message.split(/\. |\n/)[0] : String(error)
    throw new UsageError(words(language, 'badOption', { detail: detail ?? '', usage: usageOf(command) }))
  }
}

function makeContext(
  args: string[],
  values: Values,
  usage: string,
  language: InterfaceLanguage,
  { out, error }: Streams,
  closing: (() => Promise<void>)[],
  fail: () => void,
): CommandContext {
  const json = values.json === true
  // What an unset variable of a script leaves: it must not come to mean the folder one stands in.
  if (values.library === '')
    throw new UsageError(words(language, 'needsOption', { option: 'library', usage }))
  const folder = resolve(typeof values.library === 'string' ? values.library : defaultLibrary())
  // One for the whole command: a second would meet the first one's lock.
  let opened: Promise<Client> | null = null
  const openOnce = async (create: boolean): Promise<Client> => {
    const direct = await openDirect({
      folder,
      migrations: at('../backend/database/migrations'),
      seeds: at('../../seeds'),
      create: create && mayBeMade(folder),
      // On a read-only medium a command that only looks works on a copy; one that writes is refused by name.
      forReading: values['for-reading'] === true ? 'copy' : create ? undefined : 'if-needed',
      takesLock: values['take-lock'] === true,
      printPdf: printWithBrowser,
    })
    closing.push(() => direct.close())
    return direct.client
  }
  return {
    args,
    language,
    json,
    usage,
    folder,
    fail,
    option(name) {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    choice(name, allowed) {
      const value = values[name]
      if (typeof value !== 'string') return undefined
      const known = allowed.find((one) => one === value)
      if (known !== undefined) return known
      throw new UsageError(words(language, 'badValue', { option: name, value, values: allowed.join(', ') }))
    },
    all: (name) => [values[name]].flat().filter((value) => typeof value === 'string'),
    flag: (name) => values[name] === true,
    open: ({ create = false } = {}) => (opened ??= openOnce(create)),
    print: (line) => {
      if (!json) out(line)
    },
    warn: error,
  }
}

/** Read before the arguments are understood, so that a misunderstanding is told in it. */
function chosenLanguage(argv: string[]): InterfaceLanguage | undefined {
  const at = argv.findIndex((arg) => arg === '--language' || arg.startsWith('--language='))
  if (at < 0) return undefined
  const value = argv[at]?.split('=')[1] ?? argv[at + 1]
  return LANGUAGES.find((language) => language.toLowerCase() === value?.toLowerCase())
}
