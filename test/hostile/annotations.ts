/** Files of annotations of other programs that were made to break what reads or places them. */
import type { ErrorCode } from '../../shared/errors.ts'
import { rawZip } from '../documents/raw-zip.ts'
import { zipOf } from '../documents/zip-of.ts'
import { bytesOf } from './hostile.ts'

export interface HostileAnnotations {
  name: string
  make: () => Uint8Array
  /** The code it is refused with; null: what can be placed is, and the rest is told. */
  code: ErrorCode | null
  /** Where it comes in: how many annotations are told, wherever they ended (placed, noted, waiting, left). */
  told?: number
}

const MEGABYTE = 1_048_576
const DEEP = 50_000
const MANY = 1_000_000
/** In a file of the fixture's library: what is not wrong with these is placed. */
const QUOTE = '新的渔场'
const URI = 'https://east-shore.example/0304/%E4%B8%9C%E5%B2%B8%E6%97%A5%E6%8A%A5%200304%20(A2).txt'
const json = (name: string, value: unknown, code: ErrorCode | null, told?: number): HostileAnnotations => ({
  name,
  make: () => bytesOf(typeof value === 'string' ? value : JSON.stringify(value)),
  code,
  ...(told === undefined ? {} : { told }),
})

const hypothesis = (id: string, position: unknown, more: object = {}): object => ({
  id,
  uri: URI,
  user: 'acct:lin@hypothes.is',
  text: `评语 ${id}`,
  target: [
    {
      selector: [
        { type: 'TextQuoteSelector', exact: QUOTE },
        { type: 'TextPositionSelector', ...(position as object) },
      ],
    },
  ],
  ...more,
})
const POSITIONS: unknown[] = [
  { start: -1, end: -5 },
  { start: 1e308, end: 1.5e308 },
  { start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER },
  { start: 'NaN', end: {} },
  { start: null, end: [] },
  { start: 5, end: 1 },
  { start: 0.5, end: 1.5 },
]
const positions = POSITIONS.map((position, i) => hypothesis(`p${i}`, position))

/** As JSON is read, `__proto__` is a key like another; in a literal it is not. */
const PROTO = `"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1,"toString":[]`

const HYPOTHESIS: HostileAnnotations[] = [
  json(
    'deep-hypothesis.json',
    `{"export_userid":"a","annotations":[{"uri":"x","user":"u","target":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}]}`,
    'markup-too-deep',
  ),
  json(
    'deep-keys.json',
    `{"export_userid":"a","annotations":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`,
    'markup-too-deep',
  ),
  json(
    'many-hypothesis.json',
    `{"export_userid":"a","annotations":[${'{"uri":"x","text":"y"},'.repeat(MANY - 1)}{}]}`,
    'annotations-too-many',
  ),
  json('positions-hypothesis.json', { export_userid: 'a', annotations: positions }, null, positions.length),
  json(
    'proto-hypothesis.json',
    `{"export_userid":"a",${PROTO},"annotations":[{${PROTO},"id":"__proto__","uri":"__proto__","user":"u","text":"原型","tags":["__proto__","constructor","toString"],"target":[{${PROTO},"selector":[{"type":"TextQuoteSelector","exact":"${QUOTE}",${PROTO}}]}]}]}`,
    null,
    1,
  ),
  json(
    'twice-hypothesis.json',
    {
      export_userid: 'a',
      annotations: [
        hypothesis('same', {}, { text: '甲' }),
        hypothesis('same', {}, { text: '乙' }),
        hypothesis('same', {}, { text: '乙' }),
      ],
    },
    null,
    3,
  ),
  // Each answers the other, and one itself: none of them is the first.
  json(
    'circle-hypothesis.json',
    {
      export_userid: 'a',
      annotations: [
        hypothesis('a', {}, { references: ['b'] }),
        hypothesis('b', {}, { references: ['a'] }),
        hypothesis('c', {}, { references: ['c'] }),
      ],
    },
    null,
    3,
  ),
  json(
    'kinds-hypothesis.json',
    {
      export_userid: 'a',
      annotations: [
        {
          id: 5,
          uri: [],
          user: {},
          text: 7,
          tags: 'x',
          target: 'y',
          references: {},
          document: [],
          created: {},
        },
        {
          id: '',
          tags: [[['x']], null],
          target: [null, 3, { selector: [null, 'a', { type: 3, exact: 9 }] }],
        },
        hypothesis('time', {}, { created: '9999999-99-99', updated: 'now', user_info: [] }),
      ],
    },
    null,
    3,
  ),
  json('half.json', '{"export_userid":"a","annotations":[{"uri":', 'annotations-unreadable'),
  { name: 'binary.json', make: () => new Uint8Array(600).fill(0xff), code: 'file-unsupported' },
]

const anno = (more: object): object => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  motivation: 'commenting',
  body: { type: 'TextualBody', value: '评语' },
  ...more,
})
const target = (start: unknown, end: unknown): object => ({
  source: URI,
  selector: [
    { type: 'TextQuoteSelector', exact: QUOTE },
    { type: 'TextPositionSelector', start, end },
  ],
})

const JSON_LD: HostileAnnotations[] = [
  json(
    'deep.jsonld',
    `{"@context":"http://www.w3.org/ns/anno.jsonld","items":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
    'markup-too-deep',
  ),
  json(
    'deep-selector.jsonld',
    `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":{"selector":${'{"refinedBy":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}}`,
    'markup-too-deep',
  ),
  json(
    'many.jsonld',
    `{"@context":"http://www.w3.org/ns/anno.jsonld","items":[${'{"type":"Annotation"},'.repeat(MANY - 1)}{}]}`,
    'annotations-too-many',
  ),
  json(
    'positions.jsonld',
    POSITIONS.map((position, i) => {
      const { start, end } = position as { start: unknown; end: unknown }
      return anno({ id: `urn:p${i}`, target: target(start, end) })
    }),
    null,
    POSITIONS.length,
  ),
  json(
    'proto.jsonld',
    `[{"type":"Annotation",${PROTO},"id":"__proto__","body":[{"purpose":"tagging","value":"__proto__"}],"target":{${PROTO},"source":"__proto__"}}]`,
    null,
    1,
  ),
  // Replies to nothing, to themselves, and in a circle.
  json(
    'replies.jsonld',
    [
      anno({ id: 'urn:a', motivation: 'replying', target: 'urn:gone' }),
      anno({ id: 'urn:b', motivation: 'replying', target: 'urn:b' }),
      anno({ id: 'urn:c', motivation: 'replying', target: 'urn:d' }),
      anno({ id: 'urn:d', motivation: 'replying', target: 'urn:c' }),
    ],
    null,
    4,
  ),
  json(
    'links.jsonld',
    [
      anno({ id: 'urn:l', motivation: 'linking', target: ['urn:l', 'urn:l'] }),
      anno({ id: 'urn:m', motivation: 'linking', target: ['urn:gone', 'urn:l'] }),
    ],
    null,
    2,
  ),
  json(
    'targets.jsonld',
    anno({ id: 'urn:t', target: Array.from({ length: 20_000 }, () => target(0, 1)) }),
    null,
    1,
  ),
]

const csv = (name: string, text: string, code: ErrorCode | null, told?: number): HostileAnnotations => ({
  ...{ name, make: () => bytesOf(text), code },
  ...(told === undefined ? {} : { told }),
})
const CSV: HostileAnnotations[] = [
  csv('many.csv', `Highlight,Title\n${'渔场,x\n'.repeat(MANY)}`, 'annotations-too-many'),
  csv(
    'proto.csv',
    'Highlight,Title,__proto__,constructor,toString,Tags\n票价上调,__proto__,x,y,z,"__proto__, constructor"\n',
    null,
    1,
  ),
  csv('columns.csv', `Highlight,Title${',x'.repeat(50_000)}\n票价上调,x\n`, null, 1),
  csv('wide.csv', `Highlight,Title\n票价上调${',x'.repeat(50_000)}\n`, null, 1),
  csv('quote.csv', `Highlight,Title\n"${'渔场'.repeat(200_000)}`, 'annotations-unreadable'),
  csv('formula.csv', 'Highlight,Title,Note\n"=cmd|\'/c calc\'!A1",x,"=1+1"\n', null, 1),
  csv(
    'place.csv',
    'Highlight,Title,Location,Highlighted at,Color\n票价上调,x,-1e999,not a time,constructor\n',
    null,
    1,
  ),
  csv(
    'many-codes.csv',
    `tag,description\n${Array.from({ length: 100_000 }, (_, i) => `码${i},x\n`).join('')}`,
    'annotations-too-many',
  ),
]

const selection = (guid: string, start: string | number, end: string | number): string =>
  `<PlainTextSelection guid="${guid}" name="n" startPosition="${start}" endPosition="${end}"><Description>评语 ${guid} ${start}</Description></PlainTextSelection>`
const qde = (inside: string, before = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>${before}<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources><TextSource guid="s" name="渡轮" plainTextPath="internal://s.txt">${inside}</TextSource></Sources></Project>`
const TEXT = '渡轮票价上调，𠮷野家开张。'
const project = (change: Record<string, string | Uint8Array>): Uint8Array =>
  zipOf({ 'project.qde': qde(selection('g', 0, 4)), 'sources/s.txt': TEXT, ...change })
const qdpx = (
  name: string,
  make: () => Uint8Array,
  code: ErrorCode | null,
  told?: number,
): HostileAnnotations => ({ ...{ name, make, code }, ...(told === undefined ? {} : { told }) })
const raw = (change: Parameters<typeof rawZip>[0]): Uint8Array => {
  const names = new Set(change.map(({ name }) => name))
  const good = [
    { name: 'project.qde', content: qde(selection('g', 0, 4)) },
    { name: 'sources/s.txt', content: TEXT },
  ]
  return rawZip([...good.filter(({ name }) => !names.has(name)), ...change])
}
const OFFSETS: [string | number, string | number][] = [
  [-5, 3],
  [9_999_999, 99_999_999],
  ['NaN', 'x'],
  [3, 1],
  [1.5, 2.5],
  ['', ''],
  ['1e400', '-1e400'],
]

const REFI: HostileAnnotations[] = [
  qdpx('bomb.qdpx', () => project({ 'project.qde': new Uint8Array(200 * MEGABYTE) }), 'archive-inflates'),
  qdpx(
    'bomb-text.qdpx',
    () => project({ 'sources/s.txt': new Uint8Array(200 * MEGABYTE) }),
    'archive-inflates',
  ),
  qdpx('lies.qdpx', () => raw([{ name: 'project.qde', content: qde(''), size: 9_000_000 }]), 'file-damaged'),
  qdpx('sum.qdpx', () => raw([{ name: 'project.qde', content: qde(''), sum: 7 }]), 'file-damaged'),
  qdpx(
    'entries.qdpx',
    () => rawZip(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}`, content: '' }))),
    'archive-entries',
  ),
  qdpx('slip.qdpx', () => raw([{ name: '../../evil.txt', content: 'x' }]), 'archive-name'),
  qdpx(
    'link.qdpx',
    () => raw([{ name: 'sources/s.txt', content: '/etc/passwd', mode: 0o120777 }]),
    'archive-name',
  ),
  qdpx('locked.qdpx', () => raw([{ name: 'project.qde', content: 'x', flags: 0x801 }]), 'file-encrypted'),
  qdpx(
    'xxe.qdpx',
    () =>
      project({
        'project.qde': qde('&e;', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
      }),
    'markup-declares',
  ),
  qdpx(
    'deep.qdpx',
    () => project({ 'project.qde': qde('<a>'.repeat(DEEP) + '</a>'.repeat(DEEP)) }),
    'markup-too-deep',
  ),
  qdpx(
    'many.qdpx',
    () => project({ 'project.qde': qde(`<PlainTextSelection/>`.repeat(MANY)) }),
    'archive-inflates',
  ),
  qdpx(
    'offsets.qdpx',
    () =>
      project({ 'project.qde': qde(OFFSETS.map(([from, to], i) => selection(`o${i}`, from, to)).join('')) }),
    null,
    OFFSETS.length,
  ),
  qdpx(
    'no-guids.qdpx',
    () =>
      project({
        'project.qde': qde(
          selection('', 0, 2) + selection('', 2, 4) + selection('same', 0, 4) + selection('same', 4, 6),
        ),
      }),
    null,
    4,
  ),
  qdpx(
    'outside.qdpx',
    () =>
      project({
        'project.qde': qde(selection('g', 0, 4)).replace(
          'internal://s.txt',
          'relative://../../../../etc/passwd',
        ),
      }),
    null,
    1,
  ),
  qdpx('nothing.qdpx', () => zipOf({ 'a.txt': 'x' }), 'annotations-unreadable'),
  qdpx('no-zip.qdpx', () => bytesOf('PK\u0003\u0004 not a zip'), 'file-damaged'),
  json('deep.qdc', `<CodeBook><Codes>${'<Code name="x">'.repeat(DEEP)}`, 'markup-too-deep'),
  json('laughs.qdc', '<!DOCTYPE x [<!ENTITY a "b">]><CodeBook><Codes/></CodeBook>', 'markup-declares'),
  json(
    'many.qdc',
    `<CodeBook><Codes>${Array.from({ length: 100_000 }, (_, i) => `<Code guid="${i}" name="${i}"/>`).join('')}</Codes></CodeBook>`,
    'annotations-too-many',
  ),
  json(
    'proto.qdc',
    '<CodeBook><Codes><Code guid="__proto__" name="__proto__" color="constructor"><Code guid="__proto__" name="constructor"/></Code></Codes></CodeBook>',
    null,
    0,
  ),
]

/** Millions of empty objects: 30 MB of them fill a heap of 512 MB before anybody could count them. */
const FULL = [
  ['objects.jsonld', '{},', 10],
  ['lists.jsonld', '[],', 20],
] as const
const full = FULL.map(
  ([name, item, megabytes]): HostileAnnotations => ({
    name,
    make: () =>
      bytesOf(
        `{"@context":"http://www.w3.org/ns/anno.jsonld","items":[${item.repeat(megabytes * MEGABYTE)}{}]}`,
      ),
    code: 'file-too-large',
  }),
)

export const HOSTILE_ANNOTATIONS: readonly HostileAnnotations[] = [
  ...HYPOTHESIS,
  ...JSON_LD,
  ...CSV,
  ...REFI,
  ...full,
]
