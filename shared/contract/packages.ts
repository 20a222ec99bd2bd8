/** The whole library in one file, and what other programs know of it. */
import { z } from 'zod'
import { ExportScope } from '../model/export-scope.ts'
import { ForeignOutcome } from '../model/foreign-outcome.ts'
import { HandedPackage, PackageContents, PackageCounts, PackageOutcome } from '../model/package.ts'
import { call, done, id, json, none } from './call.ts'

/** A file that is here already: an upload, or (command line only) a path. */
const FileHere = z.union([z.object({ inbox: z.string() }), z.object({ path: z.string() })])

export const packagesCalls = {
  /** What a package of that would hold. Of a part: the pages its reports are on, and all that is on them. */
  'package.count': call(z.object({ scope: ExportScope }), PackageCounts),
  /** Makes a package and keeps it for download at `url`. */
  'package.prepare': call(
    z.object({ scope: ExportScope }),
    z.object({
      url: z.string(),
      fileName: z.string(),
      counts: PackageCounts,
      bytes: z.int(),
      /** Originals that are gone from the library: everything else of their pages is in it. */
      missing: z.int(),
    }),
  ),
  /** Writes a package. Command line only. @throws export-target where a file that is no package is in the way */
  'package.write': call(
    z.object({ scope: ExportScope, path: z.string() }),
    z.object({ path: z.string(), counts: PackageCounts, bytes: z.int(), missing: z.int() }),
  ),
  /** What a package holds, before anything of it is taken. @throws not-a-package, package-newer, package-damaged */
  'package.inspect': call(z.object({ file: FileHere }), PackageContents),
  /**
   * Takes a package into the library, wholly or not at all: see docs/package-format.md for how the two meet.
   * `revive`: also what was removed here since. An upload is used up.
   */
  'package.import': call(z.object({ file: FileHere, revive: z.boolean().optional() }), PackageOutcome),
  /**
   * Gives a package to the windows, which ask before they take it: one that the system had the host open. It is copied,
   * so that what was looked at is what comes in. A file that cannot be read is given with its refusal. Hosts only, never
   * a window. @throws not-allowed
   */
  'package.hand': call(z.object({ path: z.string() }), HandedPackage),
  /** What was given so and nobody has answered yet, oldest first. */
  'package.handed': call(none, z.array(HandedPackage)),
  /** It is answered; what is left of its copy goes. */
  'package.letGo': call(id, done),
  /**
   * Annotations or a codebook of another program: placed by their words, in one step of undo. The same file again adds
   * nothing. An upload is used up. @throws file-unsupported where it is none, annotations-unreadable, annotations-too-many
   */
  'foreign.import': call(
    z.object({
      file: z.union([z.object({ inbox: z.string(), name: z.string() }), z.object({ path: z.string() })]),
    }),
    ForeignOutcome,
  ),
  /** The way back of a package and of others' annotations: rows as they were, made and checked by the backend. */
  'rows.putBack': call(z.object({ rows: json }), done),
} as const
