import { describe, expect, it } from 'vitest'
import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { createImporter } from '../../../../electron/backend/import/run-importer.ts'
import { pdf } from '../../../../electron/backend/import/pdf.ts'
import type { ReadDocument, ReadText } from '../../../../electron/backend/import/format.ts'
import { showBlock } from '../../../../shared/text/text-map.ts'
import { cjkFont, firstMore, hexLine, line, makePages, makePdf } from './make-pdf.ts'

const read = async (bytes: Uint8Array, name = 'paper.pdf'): Promise<ReadText & { document: ReadDocument }> =>
  (await pdf.read(bytes, undefined, name)) as ReadText & { document: ReadDocument }
const shown = ({ text, document }: ReadText & { document: ReadDocument }): string[] =>
  document.split.reports.flatMap(({ blocks }) =>
    blocks.map((block) => `${block.kind}: ${showBlock(text, block).text}`),
  )
const failure = (bytes: Uint8Array): Promise<string> =>
  read(bytes).then(
    () => 'came in',
    (error: { code?: string }) => error.code ?? 'no code',
  )

/** Lines of 12 points below each other from `y` down. */
const lines = (x: number, y: number, words: string[], size = 12, step = 14): string =>
  words.map((one, i) => line(x, y - i * step, size, one)).join('')

describe('a PDF becomes text', () => {
  it('lines of a paragraph are one, words hyphenated at a line’s end are whole, real hyphens stay', async () => {
    const text = lines(72, 700, [
      'The harbour board met in the early morning to talk about the well-known',
      'ferry on the northern shore. Its members asked for a new time-table and recom-',
      'mended a second landing stage, which the town has wanted for years. A well-',
      'known engineer will draw the plans.',
    ])
    const found = await read(makePages({ contents: [text] }))
    expect(shown(found)).toEqual([
      'paragraph: The harbour board met in the early morning to talk about the well-known ferry on the northern shore. Its members asked for a new time-table and recommended a second landing stage, which the town has wanted for years. A well-known engineer will draw the plans.',
    ])
  })

  it('fonts that are not in the file are read by their character map', async () => {
    const cases: [string, 'GB1' | 'CNS1', string, string][] = [
      // 渡口恢复通航 in GBK, 渡口恢復通航 in Big5, 渡口 in UCS-2
      ['GBK-EUC-H', 'GB1', 'b6c9bfdabbd6b8b4cda8babd', '渡口恢复通航'],
      ['ETen-B5-H', 'CNS1', 'b4e7a466abecb45fb371afe8', '渡口恢復通航'],
      ['UniGB-UCS2-H', 'GB1', '6e2153e36062590d901a822a', '渡口恢复通航'],
    ]
    for (const [encoding, collection, hex, words] of cases) {
      const { font, more } = cjkFont(encoding, collection, firstMore(1))
      const bytes = makePages({ contents: [hexLine(72, 700, 12, hex).repeat(1)], font, more })
      expect((await read(bytes)).text, encoding).toBe(words)
    }
  })

  it('vertical fonts run down, from right to left', async () => {
    const { font, more } = cjkFont('UniGB-UCS2-V', 'GB1', firstMore(1))
    const contents = [
      hexLine(300, 700, 12, '6e2153e36062590d901a822a6e2153e36062590d901a822a') +
        hexLine(278, 700, 12, '4e0a6d774e0b6d77'),
    ]
    expect((await read(makePages({ contents, font, more }))).text).toBe('渡口恢复通航渡口恢复通航上海下海')
  })

  it('radical forms become the characters they look like, ligatures their letters; private ones are counted', async () => {
    const { font, more } = cjkFont('UniGB-UCS2-H', 'GB1', firstMore(1))
    const cmap = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
5 beginbfchar <0001> <2f47> <0002> <2f49> <0003> <2ed3> <0004> <fb01> <0005> <e123> endbfchar endcmap end`
    const number = firstMore(1) + more.length
    const bytes = makePages({
      contents: [hexLine(72, 700, 12, '00010002000300040005')],
      font: font.replace('/UniGB-UCS2-H', '/Identity-H') + ` /ToUnicode ${number} 0 R`,
      more: [...more, { body: '', stream: cmap }],
    })
    const { text, document } = await read(bytes)
    expect(text).toBe('日月长fi\ue123')
    expect(document.left.unreadable).toBe(1)
  })

  it('a page turned by /Rotate, text turned against it, and text drawn twice read as they look', async () => {
    const turned = 'BT /F1 12 Tf 0 1 -1 0 100 100 Tm (Read along the long side of the sheet) Tj ET\n'
    expect((await read(makePages({ contents: [turned], page: '/Rotate 90' }))).text).toBe(
      'Read along the long side of the sheet',
    )
    const twice =
      line(72, 700, 12, 'Drawn twice to look bold') + line(72.3, 700, 12, 'Drawn twice to look bold')
    expect((await read(makePages({ contents: [twice] }))).text).toBe('Drawn twice to look bold')
  })

  it('the invisible text of a recognised scan is text', async () => {
    const hidden = `BT 3 Tr /F1 12 Tf 72 700 Td (Recognised words below a picture) Tj ET\n`
    expect((await read(makePages({ contents: [hidden] }))).text).toBe('Recognised words below a picture')
  })

  it('page labels, running heads, page numbers, footnotes and a paragraph over two pages', async () => {
    const page = (n: number, body: string): string =>
      line(72, 800, 9, 'Harbour Review') + line(290, 30, 9, `- ${n} -`) + body
    const first = page(
      4,
      line(72, 760, 20, 'The second ferry', 'F2') +
        lines(72, 700, [
          'The harbour board met in the early morning to talk about the long ferry line',
          'on the northern shore, and its members asked for a new table of all the sailing',
          'times that the town has wanted for many years, as the old one had been printed',
        ]) +
        line(150, 640, 12, 'before') +
        line(72, 658, 12, 'long ago') +
        line(121, 663, 7, '1') +
        line(72, 80, 8, '1 Minutes of the board, third sitting.'),
    )
    const second = page(
      5,
      lines(72, 760, [
        'when the first ferry was still new and nobody asked for more.',
        '    A second paragraph ends here.',
      ]),
    )
    const bytes = makePages({
      contents: [first.replace(line(150, 640, 12, 'before'), ''), second],
      catalog: '/PageLabels << /Nums [0 << /S /r /St 4 >>] >>',
    })
    const found = await read(bytes)
    const all = shown(found)
    expect(all[0]).toBe('title: The second ferry')
    expect(found.document.markup.pages.map(({ label }) => label)).toEqual(['iv', 'v'])
    expect(all.filter((one) => one.startsWith('footnote'))).toEqual([
      'footnote: 1 Minutes of the board, third sitting.',
    ])
    const notes = found.document.markup.marks.filter(({ type }) => type === 'note' || type === 'noteRef')
    expect(notes.map(({ type }) => type).sort()).toEqual(['note', 'noteRef'])
    expect(found.document.split.furniture.map((block) => showBlock(found.text, block).text)).toEqual([
      'Harbour Review',
      '- 4 -',
      'Harbour Review',
      '- 5 -',
    ])
    expect(found.document.split.reports[0]!.title).toBe('The second ferry')
  })

  it('a paragraph that a page breaks is one block of two ranges', async () => {
    const words = [
      'The harbour board met in the early morning to talk about the long ferry line on',
      'the northern shore, and its members asked for a new table of all sailing times that',
      'the town has wanted for many years, as the old one had been printed long before the',
    ]
    const bytes = makePages({
      contents: [
        lines(72, 120, words),
        lines(72, 780, ['first bridge was built and opened to the carts of the farmers near by.']),
      ],
    })
    const { text, document } = await read(bytes)
    const [block, ...others] = document.split.reports[0]!.blocks
    expect(others).toEqual([])
    expect(block!.ranges).toHaveLength(2)
    expect(document.markup.pages[1]!.at).toBe(block!.ranges[1]![0])
    expect(showBlock(text, block!).text).toContain('before the first bridge')
  })

  it('highlights and comments sit on the words below them, with author, date, colour and replies', async () => {
    const n = firstMore(1)
    const bytes = makePages({
      contents: [line(72, 700, 12, 'Sailing times change on Monday morning')],
      page: `/Annots [${n} 0 R ${n + 1} 0 R ${n + 2} 0 R]`,
      more: [
        {
          body: "/Type /Annot /Subtype /Highlight /Rect [112 697 152 712] /QuadPoints [112 712 152 712 112 697 152 697] /C [1 1 0] /Contents (Check this) /T (Lin) /CreationDate (D:20260304101500+08'00') /NM (a1)",
        },
        { body: `/Type /Annot /Subtype /Text /Rect [10 10 20 20] /Contents (Done) /T (Zhou) /IRT ${n} 0 R` },
        { body: '/Type /Annot /Subtype /Text /Rect [300 600 320 620] /Contents <feff901a822a> /T (Lin)' },
      ],
    })
    const { document, text } = await read(bytes)
    const [mark, note, ...rest] = document.annotations
    expect(rest).toEqual([])
    expect(mark).toMatchObject({
      origin: 'pdf',
      color: '#ffff00',
      style: 'fill',
      comment: 'Check this',
      author: 'Lin',
      created: '2026-03-04T02:15:00.000Z',
      replies: [{ text: 'Done', author: 'Zhou' }],
    })
    expect(mark!.ranges!.map(([start, end]) => text.slice(start, end))).toEqual([mark!.quote!.exact])
    expect(mark!.quote!.exact.trim()).toMatch(/^(?:times|times c|s times)$/)
    expect(note).toMatchObject({ comment: '通航' })
    expect(note!.ranges).toBeUndefined()
  })

  it('replies to replies, boxes and handwriting with words come along; what has none is counted', async () => {
    const n = firstMore(1)
    const annot = (subtype: string, more: string): { body: string } => ({
      body: `/Type /Annot /Subtype /${subtype} ${more}`,
    })
    const bodies = [
      annot(
        'Highlight',
        '/Rect [112 697 152 712] /QuadPoints [112 712 152 712 112 697 152 697] /Contents (One)',
      ),
      annot('Text', `/Rect [10 10 20 20] /Contents (Two) /T (Zhou) /IRT ${n} 0 R`),
      annot('Text', `/Rect [10 10 20 20] /Contents (Three) /T (Lin) /IRT ${n + 1} 0 R`),
      annot('Square', '/Rect [70 690 300 715] /Contents (Boxed)'),
      annot('Ink', '/Rect [10 10 60 60] /InkList [[10 10 20 20]] /Contents (By hand)'),
      annot('Ink', '/Rect [10 10 60 60] /InkList [[10 10 20 20]]'),
      annot('Stamp', '/Rect [10 10 60 60] /Name /Approved'),
      annot('Text', `/Rect [10 10 20 20] /Contents (Circle) /IRT ${n + 8} 0 R`),
      annot('Text', `/Rect [10 10 20 20] /Contents (Back) /IRT ${n + 7} 0 R`),
      annot('Caret', '/Rect [200 697 205 712] /Contents (Tuesday)'),
      annot(
        'StrikeOut',
        `/Rect [200 697 240 712] /QuadPoints [200 712 240 712 200 697 240 697] /IRT ${n + 9} 0 R /RT /Group`,
      ),
      annot('Link', '/Rect [10 10 60 60] /A << /S /URI /URI (https://x.example) >>'),
    ]
    const { document } = await read(
      makePages({
        contents: [line(72, 700, 12, 'Sailing times change on Monday morning')],
        page: `/Annots [${bodies.map((_, i) => `${n + i} 0 R`).join(' ')}]`,
        more: bodies,
      }),
    )
    const told = document.annotations.map(({ comment, replies = [] }) => [
      comment,
      ...replies.map(({ text }) => text),
    ])
    expect(told).toEqual([['One', 'Two', 'Three'], ['Boxed'], ['By hand'], ['Circle'], ['Back'], ['Tuesday']])
    expect(document.annotations[1]!.quote!.exact).toContain('Sailing times change on Monday')
    expect(document.annotations[5]).toMatchObject({ style: 'strike', quote: { exact: expect.anything() } })
    expect(document.left).toEqual({ drawings: 2 })
  })
})

describe('a PDF that cannot come in says why', () => {
  const contents = [line(72, 700, 12, 'Words behind a lock')]
  it('an empty password opens by itself; another is asked for in words', async () => {
    expect((await read(makePages({ contents, encrypt: { user: '' } }))).text).toBe('Words behind a lock')
    expect(await failure(makePages({ contents, encrypt: { user: 'secret' } }))).toBe('pdf-locked')
  })

  it('a wrong cross-reference table is mended; a file without pages is damaged', async () => {
    const whole = makePages({ contents })
    const text = Buffer.from(whole).toString('latin1')
    const lying = text
      .replace(/startxref\n\d+/, 'startxref\n7')
      .replaceAll(/\d{10} 00000 n/g, '0000000099 00000 n')
    expect((await read(new Uint8Array(Buffer.from(lying, 'latin1')))).text).toBe('Words behind a lock')
    expect(await failure(new Uint8Array(Buffer.from('%PDF-1.7\nnothing more', 'latin1')))).toBe('pdf-damaged')
    expect(await failure(whole.slice(0, 40))).toBe('pdf-damaged')
  })

  it('pictures without text are no text', async () => {
    const picture = 'q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n'
    expect(await failure(makePages({ contents: [picture] }))).toBe('pdf-no-text')
    expect(await failure(makePages({ contents: [''] }))).toBe('pdf-no-text')
  })

  it('scripts, launches and embedded files do nothing and are counted', async () => {
    const n = firstMore(1)
    const bytes = makePages({
      contents,
      catalog: `/OpenAction << /S /JavaScript /JS (app.alert(1)) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL('http://127.0.0.1:9/')) >>] >> /EmbeddedFiles << /Names [(x.txt) ${n} 0 R] >> >> /AA << /WC << /S /Launch /F (calc.exe) >> >>`,
      more: [
        { body: `/Type /Filespec /F (x.txt) /UF (x.txt) /EF << /F ${n + 1} 0 R >>` },
        { body: '/Type /EmbeddedFile', stream: 'inside' },
      ],
    })
    const { text, document } = await read(bytes)
    expect(text).toBe('Words behind a lock')
    expect(document.left.embedded).toBe(1)
    expect(document.left.scripts).toBeGreaterThan(0)
  })
})

describe('hostile PDFs end in words', () => {
  const content = { body: '', stream: line(72, 700, 12, 'Still readable') }
  const font = { body: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica' }
  const page = (more = ''): { body: string } => ({
    body: `/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${more}`,
  })
  const pdfOf = (pages: string, more: string[] = []): Uint8Array =>
    makePdf([
      { body: '/Type /Catalog /Pages 2 0 R' },
      { body: pages },
      page(),
      content,
      font,
      ...more.map((body) => ({ body })),
    ])

  it.each([
    ['100,000 pages claimed', pdfOf('/Type /Pages /Kids [3 0 R] /Count 100000')],
    ['a page tree that holds itself', pdfOf('/Type /Pages /Kids [2 0 R 3 0 R] /Count 2')],
    [
      'two trees that hold each other',
      pdfOf('/Type /Pages /Kids [6 0 R] /Count 2', [
        '/Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2',
      ]),
    ],
    ['no count', pdfOf('/Type /Pages /Kids [3 0 R]')],
    [
      'dictionaries 50,000 deep',
      makePdf([
        { body: '/Type /Catalog /Pages 2 0 R' },
        { body: '/Type /Pages /Kids [3 0 R] /Count 1' },
        page(`/X ${'['.repeat(50_000)}${']'.repeat(50_000)}`),
        content,
        font,
      ]),
    ],
  ])('%s', async (_, bytes) => {
    const code = await failure(bytes)
    expect(['came in', 'pdf-damaged', 'pdf-no-text']).toContain(code)
  })

  it('a form that draws itself', async () => {
    const bytes = makePdf([
      { body: '/Type /Catalog /Pages 2 0 R' },
      { body: '/Type /Pages /Kids [3 0 R] /Count 1' },
      {
        body: '/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> /Contents 4 0 R',
      },
      { body: '', stream: `${line(72, 700, 12, 'Still readable')} /X Do` },
      font,
      {
        body: '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>',
        stream: '/X Do',
      },
    ])
    expect(['came in', 'pdf-damaged']).toContain(await failure(bytes))
  })
})

describe('limits', () => {
  it('a stream that inflates without end is stopped by the memory it takes, and the next file comes in', async () => {
    // Blocks of deflate may follow one another: 2.6 GB of spaces, made without holding them.
    const block = deflateRawSync(Buffer.alloc(64 * 1_048_576, 0x20), { finishFlush: constants.Z_SYNC_FLUSH })
    const inner = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: 40 }, () => block)])
    const bomb = deflateSync(inner)
    const bytes = makePdf([
      { body: '/Type /Catalog /Pages 2 0 R' },
      { body: '/Type /Pages /Kids [3 0 R] /Count 1' },
      { body: '/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R' },
      { body: '/Filter [/FlateDecode /FlateDecode]', stream: bomb },
    ])
    const importer = createImporter()
    await expect(importer.run(bytes, { name: 'bomb.pdf' })).rejects.toMatchObject({ code: 'file-too-large' })
    const good = makePages({ contents: [line(72, 700, 12, 'The next file')] })
    expect((await importer.run(good, { name: 'good.pdf' })).text).toBe('The next file')
    await importer.close()
  })
})
