/**
 * Every call the window or the command line can make and the one event it can hear. Start reading here:
 * each area has its calls in a file of its own, and searching for a call's dotted name finds its line there, its
 * handler, its callers and its tests.
 * Only JSON crosses. Bytes (files in, exports out) go by URL through `content`.
 */
import { z } from 'zod'
import { libraryCalls } from './contract/library.ts'
import { sourcesCalls } from './contract/sources.ts'
import { reportsCalls } from './contract/reports.ts'
import { deskCalls } from './contract/desk.ts'
import { highlightsCalls } from './contract/highlights.ts'
import { correctionsCalls } from './contract/corrections.ts'
import { notesCalls } from './contract/notes.ts'
import { themesCalls } from './contract/themes.ts'
import { linksCalls } from './contract/links.ts'
import { parallelsCalls } from './contract/parallels.ts'
import { relatedCalls } from './contract/related.ts'
import { storiesCalls } from './contract/stories.ts'
import { searchCalls } from './contract/search.ts'
import { exportCalls } from './contract/export.ts'
import { logCalls } from './contract/log.ts'
import { removalsCalls } from './contract/removals.ts'
import { backupsCalls } from './contract/backups.ts'
import { openingCalls } from './contract/opening.ts'
import { packagesCalls } from './contract/packages.ts'
import { templatesCalls } from './contract/templates.ts'
import { watchCalls } from './contract/watch.ts'

export const contract = {
  ...libraryCalls,
  ...sourcesCalls,
  ...reportsCalls,
  ...deskCalls,
  ...highlightsCalls,
  ...correctionsCalls,
  ...notesCalls,
  ...themesCalls,
  ...linksCalls,
  ...parallelsCalls,
  ...relatedCalls,
  ...storiesCalls,
  ...searchCalls,
  ...exportCalls,
  ...logCalls,
  ...packagesCalls,
  ...backupsCalls,
  ...removalsCalls,
  ...openingCalls,
  ...templatesCalls,
  ...watchCalls,
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallArgs<N extends CallName> = z.input<Contract[N]['args']>
export type ParsedArgs<N extends CallName> = z.output<Contract[N]['args']>
export type CallResult<N extends CallName> = z.output<Contract[N]['result']>

/** The parts of a library that can change; an event names those that did. */
export const TABLES = [
  'source',
  'report',
  'page',
  'lesson',
  'highlight',
  'correction',
  'note',
  'theme',
  'link',
  'search',
  'index',
  'check',
  'proposal',
  'related',
  'story',
  'template',
  'setting',
  'import',
  'watch',
  'undo',
  'backup',
] as const
export type Table = (typeof TABLES)[number]

/** The one event. `ids` holds what changed, or is empty where much did. */
export const LibraryChanged = z.object({ tables: z.array(z.enum(TABLES)), ids: z.array(z.string()) })
export type LibraryChanged = z.infer<typeof LibraryChanged>
