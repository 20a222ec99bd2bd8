/**
 * pdf.js in Node: without a worker of its own (it runs in our killable child), without network, font rendering or
 * pictures. Its character maps and standard fonts are read from the installed package, in sources as in the built app.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { CallError } from '../../../../shared/errors.ts'

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

const FOLDERS: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
}

/** What the package ships, by name; nothing else can be asked for. */
class PackageFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = FOLDERS[kind]
    if (!folder || basename(filename) !== filename) throw new Error(`no such file: ${kind} ${filename}`)
    const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    return new Uint8Array(await readFile(join(home, folder, filename)))
  }
}

let loading: Promise<Pdfjs> | null = null

/** The worker's half first: where it is there already, pdf.js starts no worker. */
async function loadPdfjs(): Promise<Pdfjs> {
  // It says on the console that it cannot draw, which nobody asked it to.
  const { warn } = console
  console.warn = () => undefined
  try {
    // @ts-expect-error it has no types; it only puts itself on globalThis
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    console.warn = warn
  }
}

export interface OpenPdf {
  pdfjs: Pdfjs
  document: PDFDocumentProxy
  close(): Promise<void>
}

/**
 * Opens a document; the empty password is tried by itself, a damaged cross-reference table is built anew.
 * @throws CallError `pdf-locked`, `pdf-damaged`
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  loading ??= loadPdfjs()
  const pdfjs = await loading
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    BinaryDataFactory: PackageFiles,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    standardFontDataUrl: 'standard_fonts/',
    useWorkerFetch: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    fontExtraProperties: true,
    // No picture is looked at.
    maxImageSize: 1,
    useWasm: false,
    verbosity: 0,
  })
  const close = (): Promise<void> => task.destroy()
  try {
    return { pdfjs, document: await task.promise, close }
  } catch (error) {
    await close()
    if (error instanceof Error && error.name === 'PasswordException')
      throw new CallError('pdf-locked', 'the document wants a password', {}, error)
    throw new CallError('pdf-damaged', 'pdf.js cannot open the document', {}, error)
  }
}
