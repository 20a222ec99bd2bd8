/** Page by page from the file to lines; nothing of a page is kept but those. */
import { CallError } from '../../../../shared/errors.ts'
import { type PageAnnotation, readAnnotations } from './annotations.ts'
import { type Glyph, readGlyphs } from './glyphs.ts'
import type { OpenPdf } from './open.ts'
import { type PageLines, pageLines } from './page-blocks.ts'

/** More pages than a printed book has; more are claimed by traps only. */
const MOST_PAGES = 10_000
/** Pages one after another that cannot be read: the rest are not there. */
const MOST_BROKEN = 20

export interface ReadPages {
  pages: PageLines[]
  annotations: PageAnnotation[]
  /** Of pages that carry annotations, by their index. */
  glyphs: Map<number, Glyph[]>
  pictures: number
  /** Pages that could not be read. */
  broken: number
  /** Characters of a private area: their meaning is known to the document's font alone. */
  unreadable: number
}

/** @throws CallError `pdf-damaged` where no page can be read */
export async function readPages(pdf: OpenPdf): Promise<ReadPages> {
  const { document } = pdf
  const read: ReadPages = {
    pages: [],
    annotations: [],
    glyphs: new Map(),
    pictures: 0,
    broken: 0,
    unreadable: 0,
  }
  let running = 0
  for (let index = 0; index < Math.min(document.numPages, MOST_PAGES); index++) {
    try {
      await readOne(pdf, index, read)
      running = 0
    } catch (error) {
      if (error instanceof RangeError || error instanceof CallError) throw error
      read.pages.push({ flows: [], sheet: { width: 1, height: 1 } })
      read.broken++
      if (++running >= MOST_BROKEN) break
    }
  }
  if (running > 0 && read.broken === read.pages.length)
    throw new CallError('pdf-damaged', 'no page of the document can be read')
  return read
}

async function readOne(pdf: OpenPdf, index: number, read: ReadPages): Promise<void> {
  const page = await pdf.document.getPage(index + 1)
  try {
    const { width, height } = page.getViewport({ scale: 1 })
    const annotations = await readAnnotations(page, index)
    const { glyphs, pictures } = await readGlyphs(pdf, page)
    read.pictures += pictures
    for (const { text } of glyphs) if (/[\ue000-\uf8ff\ufffd]/.test(text)) read.unreadable++
    const marked = annotations.length > 0
    read.pages.push(pageLines(glyphs, { width, height }, marked))
    if (!marked) return
    read.annotations.push(...annotations)
    read.glyphs.set(index, glyphs)
  } finally {
    page.cleanup()
  }
}
