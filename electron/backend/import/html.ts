import { isBinary } from './binary.ts'
import type { ImportFormat } from './format.ts'
import { decodeHtml } from './html/encoding.ts'
import { requireWords } from './words.ts'

/** A saved web page, or a document some program wrote as HTML. */
export const html: ImportFormat = {
  id: 'html',
  mediaType: 'text/html',
  extensions: ['.html', '.htm', '.xhtml', '.xht', '.shtml'],
  fits: (head) => isBinary(head) === null,
  async read(bytes, chosen) {
    const { readHtml } = await import('./html/read-html.ts')
    const { text, ...decoded } = decodeHtml(bytes, chosen)
    return { ...decoded, ...requireWords(readHtml(text)) }
  },
}
