import { setTimeout } from 'node:timers/promises'
import { importing } from '../../shared/i18n/import.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { say } from '../../shared/i18n/say.ts'
import { isPackageName, type ImportedSource, type ImportJob } from '../../shared/model/import.ts'
import { LEFT_OUT, type Left } from '../../shared/model/left.ts'
import { ENCODINGS, type Encoding } from '../../shared/model/source.ts'
import type { Client } from '../../shared/rpc.ts'
import { hasLibrary } from '../backend/database/inspect.ts'
import type { Command, CommandContext } from './command.ts'
import { findSource } from './find.ts'
import { annotationFiles, importAnnotations } from './annotations-command.ts'
import { importPackages, requirePackages } from './package-command.ts'
import { refuseAll } from './try-files.ts'
import { carriedLines } from './unplaced-commands.ts'
import { refusalWords, UsageError, words } from './words.ts'

/** How often a running import is asked how far it is, in milliseconds. */
const ASK_EVERY = 25

export const importCommand: Command = {
  name: 'import',
  usage: 'PATH…',
  options: {
    encoding: { type: 'string', help: 'option.encoding', values: ENCODINGS.join(', ') },
    'as-version-of': { type: 'string', help: 'option.as-version-of' },
    revive: { type: 'boolean', help: 'option.revive' },
  },
  arguments: { least: 1, most: Infinity },
  async run(context) {
    const encoding = context.choice('encoding', ENCODINGS)
    if (context.option('as-version-of') !== undefined && context.args.length > 1)
      throw new UsageError(words(context.language, 'oneFile'))
    const packed = context.args.filter(isPackageName)
    const foreign = await annotationFiles(context.args)
    const paths = context.args.filter((path) => !isPackageName(path) && !foreign.includes(path))
    // Where nothing can come in, no library is made for it.
    const refused =
      hasLibrary(context.folder) || packed.length > 0 || paths.length === 0
        ? null
        : await refuseAll(paths, encoding)
    const job =
      refused || paths.length === 0
        ? { sources: [], refused: refused ?? [], skipped: [] }
        : await runImport(context, paths, encoding)
    if (!hasLibrary(context.folder)) await requirePackages(packed)
    const packages =
      packed.length === 0 ? [] : await importPackages(await context.open({ create: true }), packed, context)
    // After the documents they sit on.
    const annotations =
      foreign.length === 0
        ? []
        : await importAnnotations(await context.open({ create: true }), foreign, context)
    if (job.refused.length > 0 || job.skipped.length > 0) context.fail()
    report(job, context)
    return {
      sources: job.sources,
      refused: job.refused.map(({ path, code, message, data }) => ({
        path,
        code,
        message: refusalWords(context.language, code, data ?? {}, message),
      })),
      skipped: job.skipped,
      ...(packages.length > 0 ? { packages } : {}),
      ...(annotations.length > 0 ? { annotations } : {}),
    }
  },
}

async function runImport(
  context: CommandContext,
  paths: string[],
  encoding: Encoding | undefined,
): Promise<ImportJob> {
  const client = await context.open({ create: true })
  const of = context.option('as-version-of')
  const replaces = of === undefined ? undefined : await findSource(client, of, context)
  const items = paths.map((path) => ({ path, encoding, replaces }))
  const { jobId } = await client.send('import.start', { items })
  const stop = (): void => void client.send('import.cancel', { jobId })
  process.once('SIGINT', stop)
  const job = await finished(client, jobId, context)
  process.off('SIGINT', stop)
  return job
}

async function finished(client: Client, jobId: string, context: CommandContext): Promise<ImportJob> {
  const showsProgress = process.stderr.isTTY && !context.json
  for (;;) {
    const job = (await client.send('import.jobs', {})).find(({ id }) => id === jobId)
    if (!job) throw new Error('the import is gone')
    const ended = job.state === 'done' || job.state === 'cancelled'
    if (showsProgress && job.total > 1) {
      const line = words(context.language, 'importing', { done: job.finished, total: job.total })
      process.stderr.write(ended ? '\r\u001b[K' : `\r\u001b[K${line}`)
    }
    if (ended) return job
    await setTimeout(ASK_EVERY)
  }
}

function ownWords(
  language: InterfaceLanguage,
  { placed, waiting, lost }: NonNullable<ImportedSource['annotations']>,
): string {
  const counts = { own: placed, ownWaiting: waiting, ownLost: lost } as const
  return (Object.keys(counts) as (keyof typeof counts)[])
    .filter((key) => counts[key] > 0)
    .map((key) => say(importing, language, key, { count: counts[key] }))
    .join(' · ')
}

function leftWords(language: InterfaceLanguage, left: Left): string {
  const kinds = LEFT_OUT.filter((kind) => left[kind])
  const what = kinds.map((kind) => say(importing, language, `left.${kind}`, { count: left[kind] ?? 0 }))
  return say(importing, language, 'left', { what: what.join(' · ') })
}

function report(
  { sources, refused, skipped }: Pick<ImportJob, 'sources' | 'refused' | 'skipped'>,
  { language, print, warn, json }: CommandContext,
): void {
  for (const { path, known, encoding, reports, versionOf, carried, left, annotations } of sources) {
    print(words(language, known ? 'known' : 'imported', { path, encoding, count: reports.length }))
    if (left) print(`  ${leftWords(language, left)}`)
    if (annotations) print(`  ${ownWords(language, annotations)}`)
    if (carried) for (const line of carriedLines(carried, language)) print(line)
    if (versionOf) {
      const { id, fileName: name, likeness } = versionOf
      print(words(language, 'seemsVersion', { path, name, id, percent: Math.round(likeness * 100) }))
    }
  }
  if (json) return
  for (const { path, code, message, data } of refused)
    warn(words(language, 'refused', { path, reason: refusalWords(language, code, data ?? {}, message) }))
  for (const path of skipped) warn(words(language, 'skipped', { path }))
}
