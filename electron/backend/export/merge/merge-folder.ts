/**
 * Writes an export into a folder where the user works in the files too: docs/adr/0031. What they wrote stays; what they
 * did not touch follows the library; what they took away is not put back unasked.
 */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CallError } from '../../../../shared/errors.ts'
import type { KnownVault, VaultFile } from '../export-library.ts'
import type { MadeExport } from '../make.ts'
import { makeFolder, readManifest, writeWhole, wholeHash } from '../write-folder.ts'
import { type FileEntry, type KeptEntry, MANIFEST, type Manifest, printVault, readVault } from './manifest.ts'
import { hashWhole, mergeFile, type MergedFile, nearer, newFile } from './merge-file.ts'
import type { Choice } from './merge-text.ts'
import { idOf, listMarkdown, stemOf } from './vault-files.ts'

/** What the user decided of one block, or with `key` null of a file they deleted. */
export interface Decision {
  /** File id. */
  file: string
  key: string | null
  choice: Choice
}

export interface FolderMerge {
  written: string[]
  /** How many files are as they were. */
  unchanged: number
  conflicts: { file: string; path: string; key: string; theirs: string; ours: string; isNew: boolean }[]
  /** Deleted by the user: a file (`key` null), or a block of one. */
  gone: { file: string; path: string; key: string | null; ours: string }[]
  /** Files of things that are not exported any more; left where they are. */
  leftOver: { path: string; isEdited: boolean }[]
  /** Files that could not be read, or that somebody wrote at that moment; they are as they were. */
  busy: string[]
  warnings: string[]
}

interface Options {
  /** Kept in the folder: a window may write here again. */
  grant?: string | undefined
  decisions?: readonly Decision[] | undefined
}

/** Makes the export for a folder that holds this. */
type Make = (known: KnownVault) => Promise<MadeExport>

interface Found {
  manifest: Manifest
  /** Paths of our files by id. */
  paths: Map<string, string>
  entries: Map<string, KeptEntry>
  missing: Set<string>
  taken: string[]
}

/** @throws what reading and writing the folder throws */
export async function mergeFolder(
  folder: string,
  make: Make,
  { grant, decisions = [] }: Options = {},
): Promise<FolderMerge> {
  await makeFolder(folder)
  const found = await survey(folder, decisions)
  const goneBlocks = new Set(
    [...found.entries.values()].flatMap(({ units }) => units.flatMap(({ k, g }) => (g ? [k] : []))),
  )
  const names = Object.fromEntries([...found.paths].map(([id, path]) => [id, stemOf(path)]))
  for (;;) {
    const before = goneBlocks.size
    const made = await make({
      ...{ names, missing: [...found.missing], taken: found.taken, goneBlocks: [...goneBlocks] },
    })
    checkScope(folder, found.manifest, made)
    const planned = await plan(folder, found, made, decisions)
    // Links to a passage that is found to be taken out lead to its file instead.
    for (const { merged } of planned.files) for (const { key } of merged.gone) goneBlocks.add(key)
    const leads = [...goneBlocks].some((id) =>
      made.files.some(({ data }) => String(data).includes(`#^${id}`)),
    )
    if (goneBlocks.size === before || !leads) return write(folder, found, made, planned, grant)
  }
}

/** A theme's export has only its passages of each report: it would take those of the whole export away. */
function checkScope(folder: string, { scope }: Manifest, made: MadeExport): void {
  if (scope === undefined || made.scope === null || made.scope === scope) return
  throw new CallError('export-other', `${folder} holds the export ${scope}`, { path: folder })
}

async function survey(folder: string, decisions: readonly Decision[]): Promise<Found> {
  const manifest = await readVault(folder)
  const listed = await listMarkdown(folder)
  const there = new Map(listed.map((path) => [path.normalize('NFC'), path]))
  const paths = new Map<string, string>()
  const entries = new Map<string, KeptEntry>()
  const lost = new Map<string, string>()
  for (const [path, entry] of Object.entries(manifest.files)) {
    entries.set(entry.id, entry)
    const present = there.get(path.normalize('NFC'))
    if (present === undefined) lost.set(entry.id, path)
    else paths.set(entry.id, present)
  }
  const isKnown = new Set(paths.values())
  // A file that was moved or renamed is known by its id. Without a manifest (some services sync no hidden files) all are.
  if (lost.size > 0 || entries.size === 0)
    for (const path of listed) {
      if (isKnown.has(path)) continue
      const id = await idOf(join(folder, path))
      const isFree = id !== null && !paths.has(id) && (lost.has(id) || !entries.has(id))
      if (!isFree) continue
      paths.set(id, path)
      isKnown.add(path)
      lost.delete(id)
    }
  const restored = new Set(
    decisions.flatMap(({ file, key, choice }) => (key === null && choice === 'restore' ? [file] : [])),
  )
  const missing = new Set([...lost.keys()].filter((id) => !restored.has(id)))
  const whole = await readManifest(folder)
  const taken: string[] = []
  for (const path of listed) {
    if (isKnown.has(path)) continue
    // Written whole by an export of an earlier version, and as it left it: ours to write anew.
    const isOurs =
      whole.files[path] !== undefined && whole.files[path] === (await hashOfFile(join(folder, path)))
    if (!isOurs) taken.push(stemOf(path).normalize('NFC').toLowerCase())
  }
  return { manifest, paths, entries, missing, taken }
}

const hashOfFile = async (path: string): Promise<string | null> => readFile(path).then(wholeHash, () => null)

interface Planned {
  files: { id: string; path: string; merged: MergedFile; before: Read | null }[]
  busy: string[]
}
interface Read {
  text: string
  modified: number
  size: number
}

async function read(path: string): Promise<Read | null> {
  try {
    const { mtimeMs, size } = await stat(path)
    return { text: await readFile(path, 'utf8'), modified: mtimeMs, size }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** So many files are read at once. */
const READ_AHEAD = 16

async function plan(
  folder: string,
  { paths, entries }: Found,
  made: MadeExport,
  decisions: readonly Decision[],
): Promise<Planned> {
  const planned: Planned = { files: [], busy: [] }
  const choices = new Map(decisions.map(({ file, key, choice }) => [`${file}\n${key}`, choice]))
  const reads = new Map<string, Promise<Read | null>>()
  const ahead = (at: number): void => {
    for (const { vault, path } of made.files.slice(at, at + READ_AHEAD)) {
      const there = paths.get(vault?.id ?? '') ?? path
      if (reads.has(there)) continue
      const reading = read(join(folder, there))
      // Heard of where it is awaited.
      reading.catch(() => undefined)
      reads.set(there, reading)
    }
  }
  for (const [at, file] of made.files.entries()) {
    const { vault } = file
    if (!vault) continue
    if (at % READ_AHEAD === 0) ahead(at)
    const path = paths.get(vault.id) ?? file.path
    const entry = entries.get(vault.id)
    let disk: Read | null
    try {
      disk = await (reads.get(path) ?? read(join(folder, path)))
    } catch {
      planned.busy.push(path)
      continue
    }
    const isOurs = entry !== undefined || paths.has(vault.id)
    planned.files.push({
      ...{ id: vault.id, path, before: disk },
      merged: mergeOne(isOurs ? disk : null, entry, vault, String(file.data), (key) =>
        choices.get(`${vault.id}\n${key}`),
      ),
    })
  }
  return planned
}

function mergeOne(
  disk: Read | null,
  entry: KeptEntry | undefined,
  vault: VaultFile,
  data: string,
  choose: (key: string) => Choice | undefined,
): MergedFile {
  if (disk === null) return newFile(vault, data)
  const known = entry === undefined ? null : entry.next ? nearer(disk.text, entry, entry.next) : entry
  const hash = hashWhole(disk.text)
  // Nobody ever touched it: it is written anew, or stays where the library says the same.
  if (known !== null && known.disk === hash && known.made === hash)
    return hashWhole(data) === hash
      ? { text: disk.text, entry: bare(known), conflicts: [], gone: [] }
      : newFile(vault, data)
  // Neither they nor the library changed anything since, and nothing is to be told of it.
  if (known?.q && known.disk === hash && known.made === hashWhole(data))
    return { text: disk.text, entry: bare(known), conflicts: [], gone: [] }
  return mergeFile(disk.text, known, vault, data, choose)
}

const bare = ({ id, disk, made, front, units, q }: FileEntry): FileEntry => ({
  ...{ id, disk, made, front, units },
  ...(q ? { q } : {}),
})

async function write(
  folder: string,
  { manifest, entries, paths, missing }: Found,
  made: MadeExport,
  { files, busy }: Planned,
  grant: string | undefined,
): Promise<FolderMerge> {
  const isMade = new Set(files.map(({ id }) => id))
  const changed = files.filter(({ merged, before }) => merged.text !== before?.text)
  const at = new Map(Object.entries(manifest.files).map(([path, { id }]) => [id, path]))
  const leftOver: FolderMerge['leftOver'] = []
  const others: [string, KeptEntry][] = []
  const isSameScope = manifest.scope !== undefined && made.scope === manifest.scope
  for (const [id, entry] of entries) {
    if (isMade.has(id)) continue
    const path = at.get(id) ?? ''
    const kept: KeptEntry = missing.has(id) ? { ...bare(entry), gone: 1 } : entry
    others.push([path, kept])
    if (!isSameScope || missing.has(id) || busy.includes(path)) continue
    const disk = await read(join(folder, path)).catch(() => null)
    if (disk) leftOver.push({ path, isEdited: hashWhole(disk.text) !== entry.disk })
  }
  // Found by its id alone: remembered, so that links to it stay.
  for (const [id, path] of paths)
    if (!isMade.has(id) && !entries.has(id))
      others.push([path, { id, disk: '', made: '', front: {}, units: [] }])
  const gone: FolderMerge['gone'] = [...missing].map((id) => ({
    ...{ file: id, path: at.get(id) ?? '', key: null, ours: '' },
  }))
  const scope = made.scope ?? manifest.scope
  const head = {
    version: 1 as const,
    ...((grant ?? manifest.grant) ? { grant: grant ?? manifest.grant } : {}),
  }
  const print = (own: [string, KeptEntry][]): string =>
    printVault({
      ...head,
      ...(scope === undefined ? {} : { scope }),
      files: Object.fromEntries([...others, ...own]),
    })
  const manifestPath = join(folder, MANIFEST)

  if (changed.length > 0) {
    const isChanged = new Set(changed.map(({ id }) => id))
    const before = files.map(({ id, path, merged }): [string, KeptEntry] => {
      const known = entries.get(id)
      if (!isChanged.has(id)) return [path, merged.entry]
      return [path, { ...bare(known ?? { ...merged.entry, units: [] }), next: merged.entry }]
    })
    await writeWhole(manifestPath, print(before))
  }
  const written: string[] = []
  for (const { path, merged, before } of changed) {
    if (await isTouched(join(folder, path), before)) {
      busy.push(path)
      continue
    }
    if (path.includes('/')) await makeFolder(join(folder, path, '..'))
    await writeWhole(join(folder, path), merged.text)
    written.push(path)
  }
  const last = print(
    files.flatMap(({ id, path, merged }): [string, KeptEntry][] => {
      const known = entries.get(id)
      if (busy.includes(path)) return known ? [[path, known]] : []
      return [[path, merged.entry]]
    }),
  )
  if (last !== (await readFile(manifestPath, 'utf8').catch(() => ''))) await writeWhole(manifestPath, last)
  const isBusy = new Set(busy)
  const done = files.filter(({ path }) => !isBusy.has(path))
  return {
    written,
    unchanged: done.length - written.length,
    conflicts: done.flatMap(({ id, path, merged }) =>
      merged.conflicts.map((one) => ({ file: id, path, ...one })),
    ),
    gone: [
      ...gone,
      ...done.flatMap(({ id, path, merged }) => merged.gone.map((one) => ({ file: id, path, ...one }))),
    ],
    leftOver: leftOver.sort((a, b) => (a.path < b.path ? -1 : 1)),
    busy,
    warnings: made.warnings,
  }
}

/** Somebody wrote it between reading and now: another program, a service that syncs. */
async function isTouched(path: string, before: Read | null): Promise<boolean> {
  const now = await stat(path).catch(() => null)
  if (!now || !before) return (now === null) !== (before === null)
  return now.mtimeMs !== before.modified || now.size !== before.size
}
