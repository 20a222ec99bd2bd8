import i18next from 'i18next'
import { CallError, type ErrorData } from '../../shared/errors.ts'
import { kindKey } from '../../shared/i18n/errors-kinds.ts'

/** The sentence for an error in the user's language: what happened, what was kept, what to do. */
export function errorWords(error: unknown): string {
  if (error instanceof CallError) return codeWords(error.code, error.data)
  return codeWords('internal', {})
}

/** The sentence for an error code, filled with its data. Codes come from the backend, so the key is not typed. */
export function codeWords(code: string, data: ErrorData = {}): string {
  const words = i18next as { t(key: string, values: ErrorData): string }
  const key = `errors:${code}`
  return words.t(i18next.exists(key) ? key : 'errors:internal', data)
}

/** Words for entries that have no name of their own: the kinds they are of, each once. */
export const kindNames = (kinds: readonly string[]): string[] => [
  ...new Set(kinds.map((kind) => codeKey(kindKey(kind)))),
]

const codeKey = (key: string): string => (i18next as { t(key: string): string }).t(`errors:${key}`)
