/** `pressmark import` of what other programs know of the library's texts: told apart from reports by its content. */
import { packages } from '../../shared/i18n/packages.ts'
import { say } from '../../shared/i18n/say.ts'
import type { ForeignOutcome, UnplacedForeign } from '../../shared/model/foreign-outcome.ts'
import { CallError } from '../../shared/errors.ts'
import type { RefusedFile } from '../../shared/model/import.ts'
import type { Client } from '../../shared/rpc.ts'
import { FOREIGN_HEAD, foreignFormatOf } from '../backend/annotations/formats/index.ts'
import { readHead } from '../backend/import/read-file.ts'
import type { CommandContext } from './command.ts'
import { refusalWords } from './words.ts'

/** Which of these paths are files of annotations. Folders and what cannot be read are left to the import to tell of. */
export async function annotationFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const bytes = await readHead(path, FOREIGN_HEAD).catch(() => null)
    if (bytes && foreignFormatOf(path, bytes)) found.push(path)
  }
  return found
}

/** Takes annotations in, one file after the other, and tells where they are now, and why some are not. */
export async function importAnnotations(
  client: Client,
  paths: readonly string[],
  context: CommandContext,
): Promise<{ outcomes: ForeignOutcome[]; refused: RefusedFile[] }> {
  const outcomes: ForeignOutcome[] = []
  const refused: RefusedFile[] = []
  for (const path of paths) {
    try {
      const outcome = await client.send('foreign.import', { file: { path } })
      report(outcome, context)
      if (outcome.left.length > 0) context.fail()
      outcomes.push(outcome)
    } catch (error) {
      // One bad file stops none of the others.
      if (!(error instanceof CallError)) throw error
      refused.push({ path, code: error.code, message: error.message, data: error.data })
    }
  }
  return { outcomes, refused }
}

function report(outcome: ForeignOutcome, { language, print, warn, json }: CommandContext): void {
  const told = (key: Parameters<typeof say<keyof typeof packages.en>>[2], data = {}): string =>
    say(packages, language, key, data)
  const { placed, notes, links, known, themes, sources, waiting, kept, left } = outcome
  const counts = {
    placed,
    notes,
    links,
    themes: themes.length,
    sources: sources.length,
    known,
    waiting: waiting.length,
    kept: kept.length,
  }
  const lines = Object.entries(counts).filter(([, count]) => count > 0)
  if (lines.length === 0 && left.length === 0) print(told('foreign.nothing'))
  for (const [what, count] of lines)
    print(told('foreign.count', { what: told(`foreign.${what as keyof typeof counts}`), count }))
  if (json) return
  const line = ({ words, document, reason, refused }: UnplacedForeign): string => {
    const plain = told(`reason.${reason}`)
    const why = refused ? refusalWords(language, refused.code, refused.data, plain) : plain
    return `  ${told(document === '' ? 'foreign.line-bare' : 'foreign.line', { words, document, reason: why })}`
  }
  for (const one of [...waiting, ...kept]) warn(line(one))
  if (kept.length > 0) warn(told('foreign.again'))
  if (left.length === 0) return
  warn(told('foreign.count', { what: told('foreign.left'), count: left.length }))
  for (const one of left) warn(line(one))
}
