/** A small library in our own sentences that has everything an exporter can meet. */
import type { ExportLibrary } from '../../../electron/backend/export/export-library.ts'
import { nameReports } from '../../../electron/backend/export/file-names.ts'

/** When all of it was made, and changed again. */
const at = { createdAt: '2025-03-04T01:02:03.000Z', updatedAt: '2025-03-06T07:08:09.000Z' }
const id = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`
const text = (value: string, format = 0) => ({ type: 'text', text: value, format })
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children })
const item = (children: unknown[], checked?: boolean) => ({ type: 'listitem', children, checked })
const cell = (...children: unknown[]) => ({ type: 'tablecell', children: [paragraph(...children)] })
const row = (headerState: number, ...cells: { type: string }[]) => ({
  type: 'tablerow',
  children: cells.map((one) => ({ ...one, headerState })),
})
const list = (listType: string, ...children: unknown[]) => ({ type: 'list', listType, start: 1, children })
export const noteOf = (n: number, ...children: unknown[]) => ({
  id: id(n),
  state: JSON.stringify({ root: { type: 'root', children } }),
  text: '',
  ...at,
})

const RICH = noteOf(
  50,
  { type: 'heading', tag: 'h2', children: [text('核对')] },
  paragraph(text('两篇说的'), text('“六十人”', 1), text('不同，另一篇是 '), text('70', 1 | 2), text(' 人。')),
  list(
    'bullet',
    item([text('问船公司')]),
    item([list('number', item([text('首班')]), item([text('末班')]))]),
    item([text('查 '), text('log_file[1]', 16)]),
  ),
  list('check', item([text('已致电')], true), item([text('待复')], false)),
  { type: 'quote', children: [text('原话：照常开'), { type: 'linebreak' }, text('不加价')] },
  paragraph({ type: 'link', url: 'https://example.org/a_b', children: [text('公告')] }, text(' *not* #tag 1. [x]')),
  paragraph(text('1. 不是列表')),
  { type: 'code', children: [text('a = `b`')] },
)

const reports: ExportLibrary['reports'] = [
  {
    id: id(1),
    title: '北岸渡口恢复通航',
    byline: '本报记者 林舟',
    people: [
      { name: '林舟', role: 'reporter', as: null },
      { name: '方一禾', role: 'intern', as: '实习记者' },
      { name: '顾青', role: 'photographer', as: null },
    ],
    dateline: '北岸3月2日电',
    publication: '河口日报',
    published: '2025-03-03',
    pageLabel: '5',
    place: '北岸',
    agency: null,
    edition: null,
    mediaType: 'text/plain',
    url: null,
    updatedAt: at.updatedAt,
    language: 'zh-Hans',
    opening: '北岸渡口今晨恢复通航，首班船载客六十人。',
    createdAt: '2025-03-04T01:02:03.000Z',
    sourceFileName: 'page-5.txt',
    blocks: [
      { kind: 'title', text: '北岸渡口恢复通航', segments: [] },
      { kind: 'byline', text: '本报记者 林舟', segments: [] },
      { kind: 'paragraph', text: '北岸渡口今晨恢复通航，首班船载客六十人。', segments: [] },
      { kind: 'subhead', text: '# 票价不变', segments: [] },
      { kind: 'paragraph', text: '- 船票仍为 *两元*，“老人免费”，<b>学生</b>半价。', segments: [] },
    ],
    notes: [noteOf(51, paragraph(text('全文可信。')))],
    themeIds: [id(30)],
    highlights: [
      {
        id: id(10),
        sourceId: id(60),
        prefix: '今晨恢复通航，',
        suffix: '。\n# 票价',
        ...at,
        exact: '首班船载客六十人',
        color: 'yellow',
        style: 'fill',
        notes: [RICH],
        themeIds: [id(31)],
        places: [{ block: 2, start: 11, end: 19 }],
      },
      {
        id: id(11),
        sourceId: id(60),
        prefix: '首班船载客',
        suffix: '仍为',
        ...at,
        exact: '六十人。\n- 船票',
        color: 'blue',
        style: 'underline',
        notes: [],
        themeIds: [],
        places: [
          { block: 2, start: 16, end: 20 },
          { block: 4, start: 0, end: 4 },
        ],
      },
    ],
  },
  {
    id: id(2),
    title: null,
    byline: null,
    people: [],
    dateline: null,
    publication: 'The River Post',
    published: null,
    pageLabel: null,
    place: null,
    agency: null,
    edition: 'City edition',
    mediaType: 'text/html',
    url: 'https://example.org/news?id=7&page_no=1',
    updatedAt: at.updatedAt,
    language: 'en',
    opening: 'The ferry "North Bank" sails again: 70 people were aboard.',
    createdAt: '2025-03-05T01:02:03.000Z',
    sourceFileName: 'post.txt',
    blocks: [
      { kind: 'paragraph', text: 'The ferry "North Bank" sails again: 70 people were aboard.', segments: [] },
    ],
    notes: [],
    themeIds: [],
    highlights: [
      {
        id: id(12),
        sourceId: id(61),
        prefix: 'sails again: ',
        suffix: '.',
        ...at,
        exact: '70 people were aboard',
        color: 'red',
        style: 'fill',
        notes: [],
        themeIds: [id(32)],
        places: [{ block: 0, start: 36, end: 57 }],
      },
    ],
  },
  {
    id: id(3),
    title: '𠮷灣碼頭重開',
    byline: null,
    people: [
      { name: '何曉嵐', role: 'reporter', as: null },
      { name: 'Anna de la Cruz', role: 'author', as: null },
      { name: '唐望', role: 'author', as: null },
      { name: '周也', role: 'intern', as: null },
      { name: '黎深', role: 'translator', as: '編譯' },
    ],
    dateline: null,
    place: null,
    agency: '對岸社',
    publication: '海灣時報',
    edition: null,
    published: '2025-03-04',
    pageLabel: 'A2',
    language: 'zh-Hant',
    opening: '𠮷灣碼頭𨋢今晨重開，首班船載客七十人。',
    createdAt: '2025-03-05T02:02:03.000Z',
    updatedAt: at.updatedAt,
    sourceFileName: 'page-a2.txt',
    mediaType: 'text/plain',
    url: null,
    blocks: [
      { kind: 'title', text: '𠮷灣碼頭重開', segments: [] },
      { kind: 'paragraph', text: '𠮷灣碼頭𨋢今晨重開，首班船載客七十人。', segments: [] },
      { kind: 'list', text: '=票價：三元；\n+老人：免費', segments: [] },
    ],
    notes: [
      noteOf(
        53,
        {
          type: 'table',
          children: [
            row(1, cell(text('報紙')), cell(text('人數'))),
            row(0, cell(text('河口日报')), cell(text('六十', 1))),
          ],
        },
        { type: 'horizontalrule' },
        {
          type: 'passage',
          reportId: id(1),
          title: '北岸渡口恢复通航',
          text: '首班船载客六十人',
        },
        paragraph(text('見 '), { type: 'reference', kind: 'theme', id: id(31), text: '渡轮 数字' }),
      ),
    ],
    themeIds: [],
    highlights: [
      {
        ...at,
        id: id(14),
        sourceId: id(62),
        exact: '載客七十人',
        prefix: '重開，首班船',
        suffix: '。',
        color: 'green',
        style: 'strike',
        notes: [],
        themeIds: [id(31), id(30)],
        places: [{ block: 1, start: 15, end: 20 }],
      },
    ],
  },
]

/** @param scope `all` with an index, or the first report alone */
/** No word for the way back, no note. */
const plain = { inverse: '', mutual: false, note: '', ...at }

export function sampleLibrary(scope: 'all' | 'report'): ExportLibrary {
  const end = (kind: 'highlight' | 'report', n: number, report: number, quote: string | null) => ({
    kind,
    id: id(n),
    reportId: id(report),
    reportTitle: reports[report - 1]?.title ?? null,
    quote,
  })
  return {
    scope: { kind: scope, id: scope === 'report' ? id(1) : null, name: null },
    reports: scope === 'report' ? reports.slice(0, 1) : reports,
    themes: [
      { color: 'blue', id: id(30), parentId: null, name: '交通', definition: '路与水路。' },
      { color: 'yellow', id: id(31), parentId: id(30), name: '渡轮 数字', definition: '' },
      { color: 'gray', id: id(32), parentId: null, name: '2025', definition: '' },
    ],
    links: [
      {
        id: id(40),
        from: end('highlight', 12, 2, '70 people were aboard'),
        to: end('highlight', 10, 1, '首班船载客六十人'),
        relation: 'different-figure',
        ...plain,
        note: '报社各说各的：*未核实*\n三月再问',
      },
      {
        ...{ id: id(41), from: end('report', 1, 1, null), to: end('report', 2, 2, null), relation: 'updates' },
        ...plain,
      },
      {
        ...{ id: id(42), from: end('highlight', 11, 1, '六十人'), to: end('report', 2, 2, null) },
        ...{ relation: '因果 [强]', ...plain },
      },
      {
        ...{ id: id(43), from: end('report', 1, 1, null), to: end('highlight', 12, 2, '70 people were aboard') },
        ...{ relation: '质疑', ...plain, inverse: '受到质疑' },
      },
    ],
    loose:
      scope === 'all'
        ? [{ ...at, id: id(13), sourceId: id(60), prefix: '', suffix: '第5版', exact: '报头', color: 'gray', style: 'fill', notes: [], themeIds: [], places: [] }]
        : [],
    freeNotes: scope === 'all' ? [noteOf(52, paragraph(text('总的想法。')))] : [],
    stories: [
      { id: id(70), title: '渡口停航与恢复', reportIds: scope === 'all' ? [id(1), id(3)] : [id(1)] },
    ],
    creator: '试读者',
    baseNames: nameReports(reports),
  }
}
