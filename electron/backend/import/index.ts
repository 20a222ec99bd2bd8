/**
 * The formats that come in, in the order in which they are tried. A format is one file, one line here and a
 * golden pair in test/golden/import.
 */
import { CallError } from '../../../shared/errors.ts'
import { docx } from './docx/docx.ts'
import { epub } from './epub/epub.ts'
import type { ImportFormat } from './format.ts'
import { html } from './html.ts'
import { markdown } from './markdown/markdown.ts'
import { mhtml } from './mhtml.ts'
import { odt } from './odt/odt.ts'
import { pdf } from './pdf.ts'
import { rtf } from './rtf/rtf.ts'
import { text } from './text.ts'

export const FORMATS: readonly ImportFormat[] = [markdown, text, html, mhtml, pdf, docx, epub, odt, rtf]

const ARCHIVE = '.zip'

/** Every extension that comes in, for messages and file dialogs: `.md .txt .html` and so on. */
export const EXTENSIONS: readonly string[] = FORMATS.flatMap((format) => format.extensions)

/**
 * Which format a file is.
 * @throws CallError `file-unsupported` (data: `extensions`) or `file-binary` where the bytes belie the name
 */
export function formatOf(name: string, head: Uint8Array): ImportFormat {
  if (extensionOf(name) === '.doc') throw new CallError('file-old-word', 'a binary Word document')
  const format = FORMATS.find((one) => one.extensions.includes(extensionOf(name)))
  if (!format) {
    const extensions = [...EXTENSIONS, ARCHIVE].join(' ')
    throw new CallError('file-unsupported', `only ${extensions} come in`, { extensions })
  }
  if (!format.fits(head)) throw new CallError('file-binary', 'the file is not text', { kind: 'magic' })
  return format
}

/** True where the name's extension is one that comes in: what a walk through a folder picks up. */
export const isImportable = (name: string): boolean =>
  EXTENSIONS.includes(extensionOf(name)) || isArchive(name)

/** A zip of files: each of them comes in by itself. */
export const isArchive = (name: string): boolean => extensionOf(name) === ARCHIVE

function extensionOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  return dot < 0 ? '' : base.slice(dot).toLowerCase()
}
