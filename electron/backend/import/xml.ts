/**
 * XML as events and as a small tree, by saxes: it keeps no stack of calls, reads no DTD and knows no entities but XML's
 * five. A document type that only names a DTD is passed over (NCX and XHTML have one); one that declares anything is refused.
 */
import { TextDecoder } from '@exodus/bytes/encoding.js'
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { CallError } from '../../../shared/errors.ts'
import { LIMITS } from './limits.ts'

export interface XmlElement {
  /** Without its prefix. */
  name: string
  /** By name without prefix; where two share one, the one without a namespace wins. */
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

interface XmlListener {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): void
}

/**
 * @param part what to call it in a refusal
 * @throws CallError `file-damaged`, `markup-too-deep`, `markup-declares`
 */
function readXml(bytes: Uint8Array | string, part: string, listener: XmlListener): void {
  const text = typeof bytes === 'string' ? bytes : decodeXml(bytes, part)
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  let nodes = 0
  parser.on('doctype', (type) => {
    if (/\[|<!/.test(type)) throw new CallError('markup-declares', `${part} declares entities`, { part })
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    const names = Object.values(tag.attributes)
    if (++depth > LIMITS.depth)
      throw new CallError('markup-too-deep', `${part} is nested too deep`, { limit: LIMITS.depth })
    nodes += 1 + names.length
    if (nodes > LIMITS.nodes) throw tooMuch(part)
    listener.open(tag.local, plainAttributes(names))
  })
  parser.on('closetag', (tag: SaxesTagNS) => {
    depth--
    listener.close(tag.local)
  })
  parser.on('text', (words) => listener.text(words))
  parser.on('cdata', (words) => listener.text(words))
  parser.on('error', (error) => {
    throw damaged(part, error)
  })
  parser.write(text).close()
}

/** The whole document as a tree. @throws CallError as readXml does */
export function parseXml(bytes: Uint8Array | string, part: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  readXml(bytes, part, {
    open(name, attributes) {
      const element: XmlElement = { name, attributes, children: [] }
      open.at(-1)!.children.push(element)
      open.push(element)
    },
    close: () => void open.pop(),
    text: (words) => void open.at(-1)!.children.push(words),
  })
  return root.children.find((child) => typeof child !== 'string') ?? root
}

export const childrenOf = (element: XmlElement | undefined, name?: string): XmlElement[] =>
  (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0]

/** Every element of that name below this one, in document order. The tree is at most `LIMITS.depth` deep. */
export function descendantsOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ])
}

export const textOf = (element: XmlElement | undefined): string =>
  (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/**
 * The bytes of an XML document as text: byte order mark, else the declared encoding, else UTF-8.
 * @throws CallError `file-damaged`
 */
export function decodeXml(bytes: Uint8Array, part: string): string {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]
  const wide = head.startsWith('\0<') ? 'utf-16be' : head.startsWith('<\0') ? 'utf-16le' : undefined
  const named = wide ?? (declared && !/^utf-?16|^ucs|^iso-10646/i.test(declared) ? declared : 'utf-8')
  try {
    const marked =
      bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : bytes[0] === 0xff && bytes[1] === 0xfe
          ? 'utf-16le'
          : undefined
    // GBK and GB2312 are read by their superset, which loses nothing.
    const encoding = marked ?? (/^gb|^x-gbk$/i.test(named) ? 'gb18030' : named)
    // A declaration that says UTF-16 of a text already decoded would be taken for an error.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    throw damaged(part, error)
  }
}

export const damaged = (part: string, cause?: unknown): CallError =>
  new CallError('file-damaged', `${part} cannot be read`, { part }, cause)

const tooMuch = (part: string): CallError =>
  new CallError('archive-inflates', `${part} has too many elements`, {
    limit: Math.round(LIMITS.part / 1_048_576),
  })

function plainAttributes(attributes: readonly SaxesAttributeNS[]): Record<string, string> {
  const plain: Record<string, string> = Object.create(null) as Record<string, string>
  for (const { prefix, local, value } of attributes) {
    if (prefix === 'xmlns' || local === 'xmlns') continue
    if (prefix === '' || plain[local] === undefined) plain[local] = value
  }
  return plain
}
