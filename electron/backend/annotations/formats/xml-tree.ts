/** XML as a tree, by saxes. No DTD is read, no entity but XML's five is known, and nothing nests without end. */
import { SaxesParser } from 'saxes'
import { unreadable } from './format.ts'

export interface XmlNode {
  /** Without its prefix. */
  name: string
  attributes: Record<string, string>
  children: XmlNode[]
  text: string
}

const DEEPEST = 256

/** @throws annotations-unreadable */
export function readXml(text: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const open: XmlNode[] = [root]
  const parser = new SaxesParser({ xmlns: false, position: true })
  parser.on('doctype', () => {
    throw unreadable('a document type has no place here')
  })
  parser.on('error', (error) => {
    throw unreadable(error.message, error)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw unreadable(`nested deeper than ${DEEPEST}`)
    const node: XmlNode = { name: name.replace(/^.*:/, ''), attributes, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => void open.pop())
  const take = (words: string): void => {
    const at = open.at(-1)
    if (at) at.text += words
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.write(text.replace(/^\uFEFF/, '')).close()
  const [first] = root.children
  if (!first) throw unreadable('no element')
  return first
}

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? []
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  childrenOf(node, name)[0]
/** Every element of these names below a node, in the order of the text. */
export const below = (node: XmlNode, names: ReadonlySet<string>): XmlNode[] =>
  node.children.flatMap((child) => [...(names.has(child.name) ? [child] : []), ...below(child, names)])
