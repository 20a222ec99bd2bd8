/** The published schema's rules of REFI-QDA 1.5 as far as our exports have its elements: a list of what is broken. */
import { allOf, type Xml } from './read-xml.ts'

const GUID =
  /^(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|\{[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\})$/i
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

interface Rule {
  /** Children in the schema's order; `?` at most one, `*` any number, `+` at least one, else exactly one. */
  children: string[]
  needed: string[]
  allowed: string[]
}
const made = ['creatingUser', 'creationDateTime', 'modifyingUser', 'modifiedDateTime']
const text: Rule = {
  children: [
    'Description?',
    'PlainTextContent?',
    'PlainTextSelection*',
    'Coding*',
    'NoteRef*',
    'VariableValue*',
  ],
  needed: ['guid'],
  allowed: ['name', 'richTextPath', 'plainTextPath', ...made],
}
const listOf = (name: string): Rule => ({ children: [`${name}+`], needed: [], allowed: [] })
const RULES: Record<string, Rule> = {
  Project: {
    children: [
      ...['Users?', 'CodeBook?', 'Variables?', 'Cases?', 'Sources?', 'Notes?', 'Links?', 'Sets?', 'Graphs?'],
      ...['Description?', 'NoteRef*'],
    ],
    needed: ['name', 'xmlns'],
    allowed: [
      ...[
        'origin',
        'creatingUserGUID',
        'creationDateTime',
        'modifyingUserGUID',
        'modifiedDateTime',
        'basePath',
      ],
    ],
  },
  Users: listOf('User'),
  User: { children: [], needed: ['guid'], allowed: ['name', 'id'] },
  CodeBook: { children: ['Codes', 'Sets?'], needed: [], allowed: ['xmlns', 'origin'] },
  Codes: listOf('Code'),
  Code: {
    children: ['Description?', 'NoteRef*', 'Code*'],
    needed: ['guid', 'name', 'isCodable'],
    allowed: ['color'],
  },
  Sources: listOf('TextSource'),
  TextSource: text,
  Notes: listOf('Note'),
  Note: text,
  PlainTextSelection: {
    children: ['Description?', 'Coding*', 'NoteRef*'],
    needed: ['guid', 'startPosition', 'endPosition'],
    allowed: ['name', ...made],
  },
  Coding: {
    children: ['CodeRef', 'NoteRef*'],
    needed: ['guid'],
    allowed: ['creatingUser', 'creationDateTime'],
  },
  Links: listOf('Link'),
  Link: {
    children: ['NoteRef*'],
    needed: ['guid'],
    allowed: ['name', 'direction', 'color', 'originGUID', 'targetGUID'],
  },
  Sets: listOf('Set'),
  Set: {
    children: ['Description?', 'MemberCode*', 'MemberSource*', 'MemberNote*'],
    needed: ['guid', 'name'],
    allowed: [],
  },
  ...Object.fromEntries(
    ['CodeRef', 'NoteRef', 'MemberSource', 'MemberCode', 'MemberNote'].map((name) => [
      name,
      { children: [], needed: ['targetGUID'], allowed: [] },
    ]),
  ),
  Description: { children: [], needed: [], allowed: [] },
  PlainTextContent: { children: [], needed: [], allowed: [] },
}

function shapeFaults(xml: Xml): string[] {
  const rule = RULES[xml.name]
  if (!rule) return [`<${xml.name}> is not known`]
  const keys = Object.keys(xml.attributes)
  const faults = [
    ...rule.needed.filter((key) => !keys.includes(key)).map((key) => `<${xml.name}> lacks ${key}`),
    ...keys
      .filter((key) => ![...rule.needed, ...rule.allowed].includes(key))
      .map((key) => `<${xml.name}> may not have ${key}`),
  ]
  const names = xml.children.map(({ name }) => name)
  const pattern = rule.children.map((one) => {
    const [, name = '', many = ''] = /^(\w+)([?*+]?)$/.exec(one) ?? []
    return `(?:${name} )${many}`
  })
  if (!new RegExp(`^${pattern.join('')}$`).test(names.map((name) => `${name} `).join('')))
    faults.push(`<${xml.name}> holds ${names.join(' ') || 'nothing'}, not ${rule.children.join(' ')}`)
  return faults
}

function valueFaults({ name, attributes }: Xml): string[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    const isRight =
      key === 'guid' || /GUID$|User$/.test(key)
        ? GUID.test(value)
        : key.endsWith('DateTime')
          ? INSTANT.test(value)
          : key === 'color'
            ? /^#(?:[\da-f]{6}|[\da-f]{3})$/i.test(value)
            : key === 'isCodable'
              ? /^(?:true|false)$/.test(value)
              : key === 'direction'
                ? /^(?:Associative|OneWay|Bidirectional)$/.test(value)
                : true
    return isRight ? [] : [`<${name}> ${key}="${value}"`]
  })
}

/** @param texts the files of `sources/`, by name; null for a codebook alone */
export function refiFaults(root: Xml, texts: ReadonlyMap<string, string> | null): string[] {
  const all = allOf(root)
  const faults = all.flatMap((xml) => [...shapeFaults(xml), ...valueFaults(xml)])
  const ids = all.flatMap(({ name, attributes }) =>
    attributes.guid ? [{ name, guid: attributes.guid }] : [],
  )
  if (new Set(ids.map(({ guid }) => guid)).size < ids.length) faults.push('a guid stands twice')
  const ofKind = (...names: string[]): Set<string> =>
    new Set(ids.filter(({ name }) => names.includes(name)).map(({ guid }) => guid))
  const targets: Record<string, Set<string>> = {
    CodeRef: ofKind('Code'),
    NoteRef: ofKind('Note'),
    MemberSource: ofKind('TextSource'),
    Link: ofKind('TextSource', 'PlainTextSelection', 'Note', 'Code'),
  }
  const users = ofKind('User')
  for (const { name, attributes } of all) {
    for (const key of ['targetGUID', 'originGUID'] as const)
      if (attributes[key] !== undefined && !targets[name]?.has(attributes[key]))
        faults.push(`<${name}> ${key} leads nowhere`)
    for (const key of ['creatingUser', 'modifyingUser', 'creatingUserGUID'])
      if (attributes[key] !== undefined && !users.has(attributes[key]))
        faults.push(`<${name}> ${key} is no user`)
  }
  if (texts) faults.push(...textFaults(all, texts))
  return faults
}

function textFaults(all: Xml[], texts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = []
  const used = new Set<string>()
  for (const source of all.filter(({ name }) => name === 'TextSource')) {
    const { plainTextPath = '', richTextPath } = source.attributes
    if (richTextPath !== undefined) faults.push('richTextPath for plain text')
    const name = /^internal:\/\/(.+)$/.exec(plainTextPath)?.[1] ?? ''
    const text = texts.get(name)
    used.add(name)
    if (text === undefined) faults.push(`${plainTextPath} is not in sources/`)
    if (text?.startsWith('\ufeff') || text?.includes('\r')) faults.push(`${name}: a mark or a return`)
    const length = Array.from(text ?? '').length
    for (const { attributes } of source.children.filter(({ name }) => name === 'PlainTextSelection')) {
      const [start, end] = [Number(attributes.startPosition), Number(attributes.endPosition)]
      if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length))
        faults.push(`a selection ${start}–${end} outside ${length}`)
    }
  }
  for (const note of all.filter(({ name }) => name === 'Note'))
    if (!note.children.some(({ name, text }) => name === 'PlainTextContent' && text !== ''))
      faults.push('a note without text')
  for (const name of texts.keys()) if (!used.has(name)) faults.push(`${name} belongs to no source`)
  return faults
}
