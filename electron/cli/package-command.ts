/** The library as one file: `export --format package`, and `import x.pressmark`. */
import { packages } from '../../shared/i18n/packages.ts'
import { say } from '../../shared/i18n/say.ts'
import { PACKED_KINDS, type PackageConflict, type PackageOutcome } from '../../shared/model/package.ts'
import type { Client } from '../../shared/rpc.ts'
import { openPackage } from '../backend/packages/open-package.ts'
import type { CommandContext } from './command.ts'
import { chosenScope } from './export-scope.ts'
import { UsageError, words } from './words.ts'

const MEGABYTE = 1_048_576

/** `pressmark export --format package --out FILE`. */
export async function exportPackage(context: CommandContext): Promise<unknown> {
  const { option, usage, language, print, warn, json } = context
  const path = option('out')
  if (!path) throw new UsageError(words(language, 'needsOption', { option: 'out', usage }))
  // Without a word of what: everything, as ever.
  const scopeIn = chosenScope(context, { isAllMeant: true })
  const client = await context.open()
  const written = await client.send('package.write', { scope: await scopeIn(client), path })
  print(say(packages, language, 'wrote', { path: written.path, size: megabytes(written.bytes) }))
  for (const kind of PACKED_KINDS)
    print(
      say(packages, language, 'foreign.count', {
        what: say(packages, language, `kind.${kind}`),
        count: written.counts[kind],
      }),
    )
  if (!json && written.missing > 0) warn(say(packages, language, 'wrote-missing', { count: written.missing }))
  return written
}

/** Reads what packages say of themselves, so that no library is made for one that cannot come in. @throws as an import does */
export async function requirePackages(paths: readonly string[]): Promise<void> {
  for (const path of paths) (await openPackage(path, Number.POSITIVE_INFINITY)).close()
}

/** Takes packages in, one after the other, and tells of each what came in, was known and was said differently. */
export async function importPackages(
  client: Client,
  paths: readonly string[],
  context: CommandContext,
): Promise<PackageOutcome[]> {
  const outcomes: PackageOutcome[] = []
  for (const path of paths) {
    const outcome = await client.send('package.import', { file: { path }, revive: context.flag('revive') })
    report(outcome, context)
    outcomes.push(outcome)
  }
  return outcomes
}

function report(outcome: PackageOutcome, { language, print, warn, json }: CommandContext): void {
  const told = (key: Parameters<typeof say<keyof typeof packages.en>>[2], data = {}): string =>
    say(packages, language, key, data)
  const isNew = PACKED_KINDS.some((kind) => outcome.added[kind] + outcome.changed[kind] > 0)
  for (const kind of PACKED_KINDS) {
    const [added, changed, known] = [outcome.added[kind], outcome.changed[kind], outcome.known[kind]]
    if (added + changed + known > 0)
      print(told('summary', { kind: told(`kind.${kind}`), added, changed, known }))
  }
  for (const { name, annotations } of outcome.attached) print(told('attached', { name, count: annotations }))
  if (!isNew) print(told('nothing-new'))
  else if (outcome.undoable) print(told('taken-in'))
  else print(told('taken-in-backup', { path: outcome.backup ?? '' }))
  if (json) return
  if (outcome.missing > 0) warn(told('missing', { count: outcome.missing }))
  if (outcome.staysRemoved > 0) warn(told('stays-removed', { count: outcome.staysRemoved }))
  if (outcome.conflictCount === 0) return
  warn(told('conflicts', { count: outcome.conflictCount }))
  for (const conflict of outcome.conflicts) for (const line of conflictLines(conflict, told)) warn(line)
  const more = outcome.conflictCount - outcome.conflicts.length
  if (more > 0) warn(told('conflicts-more', { count: more }))
}

function conflictLines(
  { what, name, here, there }: PackageConflict,
  told: (
    key: `conflict.${PackageConflict['what']}` | 'here' | 'there',
    data?: Record<string, string>,
  ) => string,
): string[] {
  const line = (text: string): string => text.replaceAll(/\s+/gu, ' ')
  return [
    `  ${line(name)} — ${told(`conflict.${what}`)}`,
    ...(here === there
      ? []
      : [`    ${told('here', { text: line(here) })}`, `    ${told('there', { text: line(there) })}`]),
  ]
}

const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 2 : 0)
