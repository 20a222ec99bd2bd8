import { setTimeout } from 'node:timers/promises'
import { importing } from '../../shared/i18n/import.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { say } from '../../shared/i18n/say.ts'
import {
  isPackageName,
  type ImportedSource,
  type ImportJob,
  type RefusedFile,
} from '../../shared/model/import.ts'
import { LEFT_OUT, type Left } from '../../shared/model/left.ts'
import { ENCODINGS, type Encoding } from '../../shared/model/source.ts'
import type { Client } from '../../shared/rpc.ts'
import { hasLibrary } from '../backend/database/inspect.ts'
import type { Command, CommandContext } from './command.ts'
import { findSource } from './find.ts'
import { givenPaths } from './import-paths.ts'
import { annotationFiles, importAnnotations } from './annotations-command.ts'
import { importPackages, requirePackages } from './package-command.ts'
import { refuseAll } from './try-files.ts'
import { carriedLines } from './unplaced-commands.ts'
import { refusalWords, UsageError, words } from './words.ts'

/** How often a running import is asked how far it is, in milliseconds. */
const ASK_EVERY = 25
/** Files passed over that are named; more are counted, and `--json` has them all. */
const MOST_PASSED = 100

export const importCommand: Command = {
  name: 'import',
  usage: '(PATH…|-) [--from FILE]',
  options: {
    encoding: { type: 'string', help: 'option.encoding', values: ENCODINGS.join(', ') },
    from: { type: 'string', help: 'option.from-list' },
    name: { type: 'string', help: 'option.input-name' },
    'as-version-of': { type: 'string', help: 'option.as-version-of' },
    revive: { type: 'boolean', help: 'option.revive' },
  },
  arguments: { least: 0, most: Infinity },
  async run(context) {
    const encoding = context.choice('encoding', ENCODINGS)
    const { paths, forget } = await givenPaths(context)
    try {
      if (context.option('as-version-of') !== undefined && paths.length > 1)
        throw new UsageError(words(context.language, 'oneFile'))
      return await takeAll(context, paths, encoding)
    } finally {
      await forget()
    }
  },
}

type Ended = Pick<ImportJob, 'sources' | 'refused' | 'passed' | 'skipped'>

/** Reports and packages first: annotations sit on them. */
async function takeAll(
  context: CommandContext,
  given: string[],
  encoding: Encoding | undefined,
): Promise<unknown> {
  const packed = given.filter(isPackageName)
  const foreign = await annotationFiles(given)
  const paths = given.filter((path) => !isPackageName(path) && !foreign.includes(path))
  const job: Ended =
    paths.length === 0
      ? { sources: [], refused: [], passed: [], skipped: [] }
      : await takeReports(context, paths, encoding, packed.length > 0)
  if (!hasLibrary(context.folder)) await requirePackages(packed)
  const packages =
    packed.length === 0 ? [] : await importPackages(await context.open({ create: true }), packed, context)
  const annotations =
    foreign.length === 0
      ? { outcomes: [], refused: [] }
      : await importAnnotations(await context.open({ create: true }), foreign, context)
  const ended = { ...job, refused: [...job.refused, ...annotations.refused] }
  if (ended.refused.length > 0 || ended.skipped.length > 0) context.fail()
  report(ended, context)
  const inWords = ({ path, code, message, data }: RefusedFile): object => ({
    path,
    code,
    message: refusalWords(context.language, code, data ?? {}, message),
  })
  return {
    sources: ended.sources,
    refused: ended.refused.map(inWords),
    passed: ended.passed.map(inWords),
    skipped: ended.skipped,
    ...(packages.length > 0 ? { packages } : {}),
    ...(annotations.outcomes.length > 0 ? { annotations: annotations.outcomes } : {}),
  }
}

/** Where nothing can come in, no library is made for it. */
async function takeReports(
  context: CommandContext,
  paths: string[],
  encoding: Encoding | undefined,
  isMade: boolean,
): Promise<Ended> {
  const tried = isMade || hasLibrary(context.folder) ? null : await refuseAll(paths, encoding)
  return tried ? { sources: [], skipped: [], ...tried } : runImport(context, paths, encoding)
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
  { sources, refused, passed, skipped }: Ended,
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
  for (const { path, code, message, data } of passed.slice(0, MOST_PASSED)) {
    const reason = refusalWords(language, code, data ?? {}, message)
    // That a picture is no report needs no reason.
    if (code === 'file-unsupported') warn(words(language, 'passedOver', { path }))
    else warn(words(language, 'passedOverFor', { path, reason }))
  }
  if (passed.length > MOST_PASSED) warn(words(language, 'passedMore', { count: passed.length - MOST_PASSED }))
  for (const path of skipped) warn(words(language, 'skipped', { path }))
}
