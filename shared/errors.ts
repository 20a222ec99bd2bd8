import { z } from 'zod'

/** Every code a program may act on. Anything else crosses as `internal`, its detail in the log only. */
export const ERROR_CODES = [
  'bad-arguments',
  'unknown-call',
  'not-found',
  'not-allowed',
  'internal',
  'connection-lost',
  'cancelled',
  'usage',
  // the library
  'library-locked',
  'holder-silent',
  'library-newer',
  'library-read-only',
  'library-for-reading',
  'library-damaged',
  'library-header',
  'library-empty',
  'library-gone',
  'library-behind',
  'library-other',
  'library-migration',
  'library-migration-uncopied',
  'library-unreadable',
  'library-missing',
  'not-a-library',
  'disk-full',
  'disk-failing',
  'library-moved',
  'needs-confirmation',
  'repair-partial',
  // backups
  'backup-not-found',
  'backup-damaged',
  'backup-failed',
  'backup-folder-missing',
  'backup-folder-inside',
  'backup-no-dialog',
  // a file that cannot come in
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-unreadable',
  'file-not-regular',
  'file-missing',
  'file-changed',
  'file-unsupported',
  'file-too-slow',
  'file-crashed',
  'file-damaged',
  'file-encrypted',
  'file-old-word',
  'file-alone',
  'markup-too-deep',
  'markup-declares',
  'archive-entries',
  'archive-inflates',
  'archive-name',
  'archive-nested',
  'archive-empty',
  'encoding-invalid',
  'split-failed',
  'pdf-locked',
  'pdf-damaged',
  'pdf-no-text',
  // a folder that cannot be watched
  'watch-missing',
  'watch-place',
  'watch-known',
  // an act that would lose something
  'source-annotated',
  'range-outside',
  'quote-not-found',
  'quote-ambiguous',
  'correction-nowhere',
  'correction-across-blocks',
  'correction-empty',
  'correction-characters',
  'correction-same',
  'correction-overlap',
  'page-changed',
  'page-of-document',
  'version-of-itself',
  'note-changed',
  'note-too-long',
  'act-impossible',
  'act-at-edge',
  'act-no-report',
  'act-other-report',
  'highlights-apart',
  'theme-name-taken',
  'theme-inside-itself',
  'theme-into-itself',
  'link-to-itself',
  'relation-built-in',
  'relation-name-taken',
  'nothing-to-undo',
  'nothing-to-redo',
  'undo-outdated',
  'export-target',
  'export-unconfirmed',
  'export-no-dialog',
  'export-no-merge',
  'export-other',
  'export-no-browser',
  'export-print',
  'template-wrong',
  'template-too-slow',
  'template-too-large',
  'template-name-taken',
  'template-file',
  // a package
  'not-a-package',
  'package-newer',
  'package-damaged',
  'package-too-large',
  'annotations-unreadable',
  'annotations-too-many',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export const ErrorData = z.record(z.string(), z.union([z.string(), z.number()]))
export type ErrorData = z.infer<typeof ErrorData>

/**
 * What the other side may act on. `message` is English and for logs; a window or the command line shows
 * the sentence that `shared/i18n/errors.ts` holds for `code`, filled with `data`.
 */
export class CallError extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData
  constructor(code: ErrorCode, message: string, data: ErrorData = {}, cause?: unknown) {
    super(message, { cause })
    this.name = 'CallError'
    this.code = code
    this.data = data
  }
}
