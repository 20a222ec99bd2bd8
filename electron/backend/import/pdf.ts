import { CallError } from '../../../shared/errors.ts'
import type { ImportFormat } from './format.ts'
import { assemble } from './pdf/assemble.ts'
import { readDetails, readOutline } from './pdf/metadata.ts'
import { type OpenPdf, openPdf } from './pdf/open.ts'
import { type ReadPages, readPages } from './pdf/read-pages.ts'

/** PDF: pdf.js says where each character stands; lines, columns, order and paragraphs are put together here. */
export const pdf: ImportFormat = {
  id: 'pdf',
  mediaType: 'application/pdf',
  extensions: ['.pdf'],
  // The header may stand anywhere in the first kilobyte (PDF 32000-1, annex H), but then other formats fit better.
  fits: (head) => new TextDecoder('latin1').decode(head).includes('%PDF-'),
  async read(bytes, _chosen, name, lessons) {
    const opened = await openPdf(bytes)
    try {
      const read = await readPages(opened)
      refuseWithoutText(read)
      const [details, outline, labels] = [
        await readDetails(opened.document),
        await readOutline(opened.document),
        await opened.document.getPageLabels().catch(() => null),
      ]
      const { text, document } = assemble({ read, details, outline, labels, fileName: name, lessons })
      if (text.trim() === '') throw noText(read.pages.length)
      const left = document.left
      if (read.pictures > 0) left.images = read.pictures
      if (read.unreadable + read.broken > 0) left.unreadable = read.unreadable + read.broken
      await countParts(opened, left)
      return { encoding: 'utf-8', certainty: 'declared', text, document }
    } finally {
      await opened.close()
    }
  },
}

/** A scan holds pictures of text; a stray page number does not make it readable. */
function refuseWithoutText({ pages, pictures }: ReadPages): void {
  const drawn = pages.reduce(
    (sum, { flows }) =>
      sum + flows.reduce((all, { lines }) => all + lines.reduce((n, { count }) => n + count, 0), 0),
    0,
  )
  if (drawn === 0 || (pictures >= pages.length && drawn < 8 * pages.length)) throw noText(pages.length)
}

const noText = (pages: number): CallError =>
  new CallError('pdf-no-text', 'the pages are pictures without a layer of text', { pages })

/** What a PDF can carry besides pages, and what was left where it is: it does nothing here. */
async function countParts(
  { document }: OpenPdf,
  left: Partial<Record<'scripts' | 'embedded' | 'forms', number>>,
): Promise<void> {
  const scripts = await document.getJSActions().catch(() => null)
  const actions = countOf(scripts)
  const files = await document.getAttachments().catch(() => null)
  const fields = await document.getFieldObjects().catch(() => null)
  if (actions > 0) left.scripts = actions
  if (countOf(files) > 0) left.embedded = countOf(files)
  if (countOf(fields) > 0) left.forms = countOf(fields)
}

/** pdf.js answers with a Map or an object, by what is asked. */
const countOf = (found: unknown): number =>
  found instanceof Map
    ? found.size
    : found !== null && typeof found === 'object'
      ? Object.keys(found).length
      : 0
