/** What a merging export remembers of a folder: of every file and block the version it wrote last. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

export const MANIFEST = '.pressmark-vault.json'

const Unit = z.object({
  /** Which block: its id in the file, or a name of its own where it shows none. */
  k: z.string(),
  /** Hashes of the parts that were written. */
  p: z.array(z.string()),
  /** Hash of a newer version that was offered beside the user's own. */
  s: z.string().optional(),
  /** The user took it out of the file. */
  g: z.literal(1).optional(),
})
const Entry = z.object({
  id: z.string(),
  /** Hash of the file as it was left. */
  disk: z.string(),
  /** Hash of the file as the export made it. */
  made: z.string(),
  front: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
  units: z.array(Unit),
  /** Nothing in it was the user's to decide. */
  q: z.literal(1).optional(),
  /** The user deleted the file. */
  gone: z.literal(1).optional(),
})
const Kept = Entry.extend({
  /** While an export writes: what it is about to leave here. One that broke off is finished by it. */
  next: Entry.optional(),
})
const Manifest = z.object({
  version: z.literal(1),
  /** Says that somebody at this machine chose this folder for exports: docs/adr/0031. */
  grant: z.string().optional(),
  /** What is exported here: `all`, or what the export calls itself. */
  scope: z.string().optional(),
  files: z.record(z.string(), Kept),
})

export type KnownUnit = z.infer<typeof Unit>
export type FileEntry = z.infer<typeof Entry>
export type KeptEntry = z.infer<typeof Kept>
export type Manifest = z.infer<typeof Manifest>

/** The folder's manifest; an empty one where there is none, or it is not ours. */
export async function readVault(folder: string): Promise<Manifest> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')))
  } catch {
    return { version: 1, files: {} }
  }
}

/** A line a file, so that two versions of it can be compared. */
export function printVault({ files, ...rest }: Manifest): string {
  const lines = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `${JSON.stringify(path)}:${JSON.stringify(entry)}`)
  return `${JSON.stringify(rest).slice(0, -1)},"files":{${lines.length > 0 ? `\n${lines.join(',\n')}\n` : ''}}}\n`
}
