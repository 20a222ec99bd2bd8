/** A reader of XML for tests that holds what it reads to the rules: well-formed, one root, known entities only. */
export interface Xml {
  name: string
  attributes: Record<string, string>
  children: Xml[]
  /** Its own text and that of nothing inside it. */
  text: string
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  if (/[<]/.test(text)) throw new Error(`a bare < in ${text}`)
  return text.replaceAll(/&([^;\s]*;?)/g, (whole, name: string) => {
    const key = name.slice(0, -1)
    if (!name.endsWith(';')) throw new Error(`a bare & in ${text}`)
    if (key.startsWith('#x')) return String.fromCodePoint(Number.parseInt(key.slice(2), 16))
    if (key.startsWith('#')) return String.fromCodePoint(Number(key.slice(1)))
    const char = ENTITIES[key]
    if (char === undefined) throw new Error(`an unknown entity ${whole}`)
    return char
  })
}

/** @throws where `text` is not well-formed */
export function readXml(text: string): Xml {
  if (!text.startsWith('<?xml')) throw new Error('no declaration at the very start')
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    throw new Error('a forbidden character')
  if (!text.isWellFormed()) throw new Error('half a pair')
  const root: Xml = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [, body = '', before = ''] of text
    .replace(/^<\?xml[^?]*\?>/, '')
    .matchAll(/<([^>]*)>|([^<]+)/g)) {
    const here = open.at(-1)!
    if (before !== '') {
      here.text += decode(before)
      continue
    }
    if (body.startsWith('/')) {
      if (open.pop()?.name !== body.slice(1)) throw new Error(`</${body.slice(1)}> closes <${here.name}>`)
      continue
    }
    const [, name = '', rest = '', empty] = /^([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)$/.exec(body) ?? []
    if (name === '') throw new Error(`not a tag: <${body}>`)
    const attributes: Record<string, string> = {}
    for (const [, key = '', value = ''] of rest.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
      if (key in attributes) throw new Error(`${key} twice in <${name}>`)
      attributes[key] = decode(value)
    }
    const made: Xml = { name, attributes, children: [], text: '' }
    here.children.push(made)
    if (empty !== '/') open.push(made)
  }
  const [only, ...more] = root.children
  if (open.length > 1 || !only || more.length > 0) throw new Error('not one root')
  return only
}

/** An element and all below it, itself first. */
export const allOf = (xml: Xml): Xml[] => [xml, ...xml.children.flatMap(allOf)]
