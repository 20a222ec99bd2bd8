/** What every command of the command line is made of. */
import type { ParseArgsConfig } from 'node:util'
import type { CliKey } from '../../shared/i18n/cli.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import type { Client } from '../../shared/rpc.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** A command has its sentence in shared/i18n/cli.ts, and so has each option. */
type CommandName = CliKey extends infer K ? (K extends `command.${infer Name}` ? Name : never) : never
type OptionKey = Extract<CliKey, `option.${string}`>

export interface Command {
  name: CommandName
  /** After the name: `REPORT --quote TEXT`. */
  usage: string
  options: Record<string, Options[string] & { help: OptionKey; values?: string }>
  /** How many positional arguments it takes. */
  arguments: { least: number; most: number }
  /** They are a query, which may begin with a minus: what is no option is a word of it. */
  takesQuery?: boolean
  /** Returns what `--json` prints, or undefined where it has printed itself. Exit code 1: `context.fail()`. */
  run(context: CommandContext): Promise<unknown>
}

export interface CommandContext {
  args: string[]
  language: InterfaceLanguage
  json: boolean
  usage: string
  option: (name: string) => string | undefined
  /** An option that can only be one of a few words. @throws UsageError */
  choice: <T extends string>(name: string, allowed: readonly T[]) => T | undefined
  /** All values of a repeatable option. */
  all: (name: string) => string[]
  flag: (name: string) => boolean
  /** The library's folder. */
  folder: string
  /** Opens the library for as long as the command runs; asked again, it is the same. `create`: make one where none is. */
  open: (options?: { create?: boolean }) => Promise<Client>
  /** A line for people; nothing with `--json`. */
  print: (line: string) => void
  /** A line on standard error. */
  warn: (line: string) => void
  /** The command did its work, but not all of it: exit code 1. */
  fail: () => void
}
