/** `manifest.json` of a package, and the names of its other entries. The format is described in docs/package-format.md. */
import { z } from 'zod'
import { CallError } from '../../../shared/errors.ts'
import { PackageCounts } from '../../../shared/model/package.ts'

/** Grows when a reader of the version before would lose something. */
export const FORMAT_VERSION = 1

export const MIMETYPE = 'application/vnd.pressmark+zip'

/**
 * A library of 200,000 pages has two files each. A central directory of that many entries is read in about two seconds;
 * a hostile one beyond it is refused before it is walked.
 */
export const MAX_ENTRIES = 450_000
/** All entries inflated. Originals are at most 512 MB each; 64 GB are more than any library we know of. */
export const MAX_INFLATED = 64 * 2 ** 30
/** JSON and text of a library deflate to a third to a twentieth; a package that inflates beyond this is none. */
export const MAX_RATIO = 250
/** Small packages may inflate more than their ratio allows. */
export const FREE_BYTES = 64 * 2 ** 20
/** One line of a table, in bytes: the longest we know is a page's decisions, 5 MB. */
export const MAX_LINE = 128 * 2 ** 20
/** The manifest has about 150 bytes an entry. */
export const MAX_MANIFEST = 128 * 2 ** 20

/** The only names an entry can have: none of them can lead out of a folder. */
export const ENTRY_NAME =
  /^(?:mimetype|manifest\.json|tables\/[a-z_]{1,40}\.jsonl|texts\/[0-9a-f-]{36}\.txt|blobs\/[0-9a-f]{64})$/

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const Manifest = z.object({
  format: z.literal('pressmark'),
  version: z.int().min(1),
  app: z.string().max(100),
  /** The number of the last migration of the library it was made from. */
  schema: z.int().min(1),
  library: z.uuid(),
  scope: z.enum(['all', 'part']),
  /** When the library was last changed: the same state gives the same bytes, so nothing tells when it was written. */
  changed: z.iso.datetime().nullable(),
  counts: PackageCounts,
  /** Originals that were gone when it was made. */
  missing: z.array(Sha256),
  entries: z.record(z.string().regex(ENTRY_NAME), z.object({ bytes: z.int().min(0), sha256: Sha256 })),
})
export type Manifest = z.infer<typeof Manifest>

/** @throws not-a-package, package-newer, package-damaged */
export function readManifest(json: string, knownSchema: number): Manifest {
  let told: unknown
  try {
    told = JSON.parse(json)
  } catch (error) {
    throw new CallError('not-a-package', 'manifest.json is no JSON', {}, error)
  }
  const head = z
    .object({ format: z.literal('pressmark'), version: z.int(), schema: z.int(), app: z.string() })
    .safeParse(told)
  if (!head.success) throw new CallError('not-a-package', z.prettifyError(head.error))
  const { version, schema, app } = head.data
  if (version > FORMAT_VERSION || schema > knownSchema)
    throw new CallError('package-newer', `format ${version}, schema ${schema}`, { app, version, schema })
  const manifest = Manifest.safeParse(told)
  if (!manifest.success) throw damaged('manifest.json', z.prettifyError(manifest.error))
  return manifest.data
}

/** @param part the entry it is in */
export const damaged = (part: string, detail: string, cause?: unknown): CallError =>
  new CallError('package-damaged', `${part}: ${detail}`, { part }, cause)
