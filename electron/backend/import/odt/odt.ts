/** OpenDocument text (LibreOffice Writer). Read by us: a page of XML to blocks; officeparser, which does it too, weighs 155 MB. */
import { CallError } from '../../../../shared/errors.ts'
import { createDocument } from '../document.ts'
import { readCore } from '../docx/comments.ts'
import { Flow } from '../flow.ts'
import type { ImportFormat, ReadText } from '../format.ts'
import { detailsOf } from '../office-details.ts'
import { childOf, damaged, descendantsOf, parseXml, type XmlElement } from '../xml.ts'
import { openZip, type Zip } from '../zip.ts'
import { countDeletions, OdtBody } from './body.ts'
import { readOdtStyles } from './styles.ts'

export const odt: ImportFormat = {
  id: 'odt',
  mediaType: 'application/vnd.oasis.opendocument.text',
  extensions: ['.odt'],
  fits: (head) => head[0] === 0x50 && head[1] === 0x4b,
  read: (bytes) => readOdt(bytes),
}

async function readOdt(bytes: Uint8Array): Promise<ReadText> {
  const zip = await openZip(bytes)
  const manifest = await part(zip, 'META-INF/manifest.xml')
  if (descendantsOf(manifest, 'encryption-data').length > 0)
    throw new CallError('file-encrypted', 'an encrypted OpenDocument text')
  const content = parseXml(await zip.read('content.xml'), 'content.xml')
  const story = childOf(childOf(content, 'body'), 'text')
  if (!story) throw damaged('content.xml')
  const builder = createDocument()
  const flow = new Flow(builder, 'odt')
  const body = new OdtBody(builder, flow, readOdtStyles([await part(zip, 'styles.xml'), content]))
  body.read(story)
  flow.annotate(body.comments)
  const deletions = countDeletions(story)
  if (deletions > 0) builder.leave('deletions', deletions)
  const { report, page } = detailsOf(readCore(childOf(await part(zip, 'meta.xml'), 'meta')))
  builder.details(report)
  const { text, document } = builder.finish(page)
  if (text.trim() === '') throw new CallError('file-empty', 'a document without text')
  for (const one of document.split.reports) {
    const headline = one.blocks.find(({ kind }) => kind === 'title')?.ranges[0]
    if (headline) one.title = text.slice(headline[0], headline[1])
  }
  return { encoding: 'utf-8', certainty: 'declared', text, document }
}

const part = async (zip: Zip, path: string): Promise<XmlElement | undefined> =>
  zip.find(path) ? parseXml(await zip.read(path), path) : undefined
