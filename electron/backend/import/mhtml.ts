/** A web page saved as one file, as Chromium and Internet Explorer write it: a mail whose parts are the page and what it showed. */
import PostalMime from 'postal-mime'
import { CallError } from '../../../shared/errors.ts'
import { isBinary } from './binary.ts'
import type { ImportFormat } from './format.ts'
import { linkAddress } from './html/addresses.ts'
import { decodeHtml } from './html/encoding.ts'
import { requireWords } from './words.ts'

/**
 * The HTML parts are renamed before the mail is parsed: as files they come as bytes, and are decoded by us. Node's own Big5
 * lacks the Hong Kong characters, and a part that names its charset only inside would be taken for UTF-8.
 */
const OURS = 'application/x-pressmark-html'
const HTML_PART = /^(Content-Type:[ \t]*)text\/html\b([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/gim

export const mhtml: ImportFormat = {
  id: 'mhtml',
  mediaType: 'multipart/related',
  extensions: ['.mhtml', '.mht'],
  fits: (head) => isBinary(head) === null,
  async read(bytes, chosen) {
    const charsets: (string | undefined)[] = []
    const mail = Buffer.from(bytes)
      .toString('latin1')
      .replaceAll(HTML_PART, (_, name: string, rest: string) => {
        charsets.push(/charset\s*=\s*"?([\w-]+)/i.exec(rest)?.[1])
        return `${name}${OURS}${rest}`
      })
    const parsed = await parse(Buffer.from(mail, 'latin1'))
    const pages = parsed.attachments.filter(({ mimeType }) => mimeType === OURS)
    const [main] = pages
    if (!main) throw new CallError('file-empty', 'no page in the file')
    const content =
      typeof main.content === 'string' ? Buffer.from(main.content) : new Uint8Array(main.content)
    const { text, ...decoded } = decodeHtml(content, chosen, charsets[0])
    const { readHtml } = await import('./html/read-html.ts')
    const { headers } = parsed
    const from = headers.find(({ key }) => key === 'snapshot-content-location')?.value
    const url = linkAddress(from ?? null)
    const read = requireWords(readHtml(text, url?.startsWith('http') ? url : undefined))
    const frames = pages.length - 1
    if (frames > 0) read.document.left.embedded = (read.document.left.embedded ?? 0) + frames
    return { ...decoded, ...read }
  },
}

async function parse(bytes: Uint8Array): ReturnType<typeof PostalMime.parse> {
  try {
    return await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' })
  } catch (error) {
    throw new CallError('file-empty', 'the file is no saved page', {}, error)
  }
}
