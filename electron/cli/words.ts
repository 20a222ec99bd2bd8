import { CallError, type ErrorCode, type ErrorData } from '../../shared/errors.ts'
import { cli } from '../../shared/i18n/cli.ts'
import { errors } from '../../shared/i18n/errors.ts'
import { kindKey } from '../../shared/i18n/errors-kinds.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { languageOf, say, sayIfKnown } from '../../shared/i18n/say.ts'

type Key = Parameters<typeof say<keyof typeof cli.en>>[2]

/** One sentence of the command line's own. */
export const words = (
  language: InterfaceLanguage,
  key: Key,
  data: Record<string, string | number> = {},
): string => say(cli, language, key, data)

/** The user said something the command line cannot do: exit code 2. `message` is already in their language. */
export class UsageError extends Error {}

/** Something the user named is not there: exit code 1. `message` is already in their language. */
export class NotHereError extends Error {}

/** What one reads about an error, in one's language. */
export const errorWords = (language: InterfaceLanguage, code: ErrorCode, data: ErrorData): string =>
  say(errors, language, code, data)

/** Words for entries that have no name of their own: the kinds they are of, each once. */
export const kindNames = (language: InterfaceLanguage, kinds: readonly string[]): string[] => [
  ...new Set(kinds.map((kind) => say(errors, language, kindKey(kind)))),
]

/** Codes from a result (a refused file's, a check's), which may be newer than this program. */
export function refusalWords(
  language: InterfaceLanguage,
  code: string,
  data: ErrorData,
  fallback: string,
): string {
  return sayIfKnown(errors, language, code, fallback, data)
}

/** The code and sentence of whatever a command threw; `usage` for what the user got wrong. */
export function explain(
  error: unknown,
  language: InterfaceLanguage,
): { code: ErrorCode; message: string; isUnexpected: boolean } {
  if (error instanceof UsageError) return { code: 'usage', message: error.message, isUnexpected: false }
  if (error instanceof NotHereError) return { code: 'not-found', message: error.message, isUnexpected: false }
  if (error instanceof CallError)
    return { code: error.code, message: errorWords(language, error.code, error.data), isUnexpected: false }
  return { code: 'internal', message: errorWords(language, 'internal', {}), isUnexpected: true }
}

/** The language the system asks for; the first of the three variables that is set decides. */
export function systemLanguage(env: NodeJS.ProcessEnv): InterfaceLanguage {
  return languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
}
