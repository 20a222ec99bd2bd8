/** Rich Text Format, read by us: a tokenizer and a stack. No library on npm reads GBK fonts, `\\u` pairs and comments and is small. */
import { CallError } from '../../../../shared/errors.ts'
import { createDocument } from '../document.ts'
import { Flow } from '../flow.ts'
import type { ImportFormat } from '../format.ts'
import { detailsOf } from '../office-details.ts'
import { RtfReader } from './reader.ts'

const MAGIC = '{\\rtf'

export const rtf: ImportFormat = {
  id: 'rtf',
  mediaType: 'application/rtf',
  extensions: ['.rtf'],
  fits: (head) => [...MAGIC].every((sign, at) => head[at] === sign.charCodeAt(0)),
  read(bytes) {
    const builder = createDocument()
    const flow = new Flow(builder, 'rtf')
    const reader = new RtfReader(builder, flow)
    reader.read(bytes)
    flow.annotate(reader.comments)
    const { report } = detailsOf({ title: reader.title, creator: reader.writer, date: null })
    builder.details(report)
    const { text, document } = builder.finish()
    if (text.trim() === '') throw new CallError('file-empty', 'a document without text')
    for (const one of document.split.reports) {
      const headline = one.blocks.find(({ kind }) => kind === 'title')?.ranges[0]
      if (headline) one.title = text.slice(headline[0], headline[1])
    }
    return { encoding: 'utf-8', certainty: 'declared', text, document }
  },
}
