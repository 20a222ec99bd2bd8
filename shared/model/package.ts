/** A library, or a part of it, in one file. */
import { z } from 'zod'
import { ERROR_CODES, ErrorData } from '../errors.ts'
import { Id } from './range.ts'

/** An upload of a package may be as large as this: originals of at most 512 MB each, many of them. */
export const MAX_PACKAGE_BYTES = 16 * 2 ** 30

export const PACKED_KINDS = [
  'source',
  'report',
  'correction',
  'highlight',
  'note',
  'theme',
  'link',
  'story',
] as const

/** How many there are of each, removed ones left out. */
export const PackageCounts = z.record(z.enum(PACKED_KINDS), z.int().min(0))
export type PackageCounts = z.infer<typeof PackageCounts>

/** What a package is, before anything of it is taken. */
export const PackageContents = z.object({
  /** The program that made it. */
  app: z.string(),
  /** Of the library it was made from. */
  library: Id,
  /** Made from this very library. */
  isOwn: z.boolean(),
  scope: z.enum(['all', 'part']),
  /** When that library was last changed. */
  changed: z.iso.datetime().nullable(),
  counts: PackageCounts,
  bytes: z.int(),
})
export type PackageContents = z.infer<typeof PackageContents>

/** A package that the system had the host open, waiting for an answer. `refused`: why it cannot even be looked at. */
export const HandedPackage = z.object({
  id: Id,
  name: z.string(),
  refused: z.object({ code: z.enum(ERROR_CODES), data: ErrorData }).nullable(),
})
export type HandedPackage = z.infer<typeof HandedPackage>

/** What two libraries said differently of one thing. */
export const PackageConflict = z.object({
  /** `note` keeps both texts; of everything else the later one stays, and the other is told here. */
  what: z.enum([
    'note',
    'changed',
    'removed-here',
    'removed-there',
    'borders',
    'correction-overlap',
    'theme-circle',
  ]),
  kind: z.string(),
  id: z.string(),
  /** What it is called or says, cut. */
  name: z.string(),
  /** The field, where it is about one. */
  field: z.string().nullable(),
  /** Its value in this library and in the package, cut. */
  here: z.string(),
  there: z.string(),
  kept: z.enum(['here', 'there', 'both']),
})
export type PackageConflict = z.infer<typeof PackageConflict>

export const PackageOutcome = z.object({
  /** What came in, what was changed here, and what was known and the same, by kind. */
  added: PackageCounts,
  changed: PackageCounts,
  known: PackageCounts,
  /** Pages that were here under another id: what sat on them there sits on them here now. */
  attached: z.array(z.object({ id: Id, name: z.string(), annotations: z.int() })),
  /** The first few hundred. */
  conflicts: z.array(PackageConflict),
  conflictCount: z.int(),
  /** Originals that the package did not hold. */
  missing: z.int(),
  /** Things of the package that were removed here, and stay so. */
  staysRemoved: z.int(),
  /** One step of undo takes it back; else `backup` is where the library was copied to before. */
  undoable: z.boolean(),
  backup: z.string().nullable(),
})
export type PackageOutcome = z.infer<typeof PackageOutcome>
