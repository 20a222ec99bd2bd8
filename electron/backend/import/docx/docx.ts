/** Word documents (Office Open XML, transitional and strict). */
import { CallError } from '../../../../shared/errors.ts'
import { createDocument, type DocumentBuilder } from '../document.ts'
import { Flow } from '../flow.ts'
import type { ImportFormat, ReadText } from '../format.ts'
import { detailsOf } from '../office-details.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { Body, type BodyContext } from './body.ts'
import { readComments, readCore } from './comments.ts'
import { openPackage, type Package } from './parts.ts'
import { readNumbering, readStyles } from './styles.ts'

const ZIP = [0x50, 0x4b]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const begins = (head: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => head[at] === byte)

export const docx: ImportFormat = {
  id: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extensions: ['.docx'],
  // An encrypted document, or an old one under a new name, is refused in its own words.
  fits: (head) => begins(head, ZIP) || begins(head, OLE),
  read: (bytes) => (begins(bytes, OLE) ? Promise.reject(refuseOle(bytes)) : readDocx(bytes)),
}

/** Word's binary files, and what encrypts a new one, begin alike. */
function refuseOle(bytes: Uint8Array): CallError {
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return isEncrypted
    ? new CallError('file-encrypted', 'an encrypted Word document')
    : new CallError('file-old-word', 'a binary Word document')
}

async function readDocx(bytes: Uint8Array): Promise<ReadText> {
  const parts = await openPackage(bytes)
  const builder = createDocument()
  const flow = new Flow(builder, 'docx')
  const notes: { kind: 'footnote' | 'endnote'; id: string; key: string }[] = []
  const keys = new Map<string, number>()
  const styles = await parts.related('styles')
  const numbering = await parts.related('numbering')
  const context: BodyContext = {
    ...{ builder, flow, titled: { yet: false } },
    styles: readStyles(styles?.xml),
    numbering: readNumbering(numbering?.xml),
    relations: await parts.relations(parts.main),
    noteCalled(kind, id) {
      const key = `${kind}-${id}`
      const known = keys.get(key)
      if (known === undefined) notes.push({ kind, id, key })
      const number = known ?? notes.length
      keys.set(key, number)
      return { id: key, label: `[${number}]` }
    },
  }
  const body = childOf(parts.document, 'body')
  if (body) new Body(context).read(body)
  await addNotes(parts, context, notes)
  const comments = await parts.related('comments')
  const extended = await parts.related('commentsExtended')
  flow.annotate(readComments(comments?.xml, extended?.xml))
  return finish(builder, await parts.part('docProps/core.xml'))
}

/** In the order in which the text calls them; what those notes call comes after them. */
async function addNotes(
  parts: Package,
  context: BodyContext,
  notes: readonly { kind: 'footnote' | 'endnote'; id: string; key: string }[],
): Promise<void> {
  const stories = new Map<string, { xml: XmlElement; path: string } | undefined>()
  for (const { kind, id, key } of notes) {
    if (!stories.has(kind)) stories.set(kind, await parts.related(`${kind}s`))
    const story = stories.get(kind)
    const note = childrenOf(story?.xml, kind).find(({ attributes }) => attributes.id === id)
    if (!story || !note) continue
    const relations = await parts.relations(story.path)
    new Body({ ...context, relations }, key).read(note)
  }
}

function finish(builder: DocumentBuilder, core: XmlElement | undefined): ReadText {
  const { report, page } = detailsOf(readCore(core))
  builder.details(report)
  const { text, document } = builder.finish(page)
  if (text.trim() === '') throw new CallError('file-empty', 'a document without text')
  // The words of its title stand in the text; what the file says of itself comes second.
  for (const one of document.split.reports) {
    const headline = one.blocks.find(({ kind }) => kind === 'title')?.ranges[0]
    if (headline) one.title = text.slice(headline[0], headline[1])
  }
  return { encoding: 'utf-8', certainty: 'declared', text, document }
}
