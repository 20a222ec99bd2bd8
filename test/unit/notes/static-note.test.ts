import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { StaticNote } from '../../../renderer/notes/static-note.tsx'
import { resources } from '../../../shared/i18n/index.ts'

/** What references are called now, by id. */
const named: Record<string, { name: string; gone: boolean }> = {}
vi.mock('../../../renderer/queries.ts', () => ({
  useCall: (_call: string, { id = '' }: { id?: string }) => ({ data: named[id] }),
  send: () => Promise.reject(new Error('no library here')),
  queryClient: {},
}))

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', resources: resources(), keySeparator: false }),
)

const text = (words: string, format = 0) => ({ type: 'text', version: 1, text: words, format })
const block = (type: string, children: unknown[], rest: object = {}) => ({
  type,
  version: 1,
  children,
  ...rest,
})
const state = (...children: unknown[]): string => JSON.stringify({ root: block('root', children) })
/** Without classes: they are the stylesheet's. */
const show = (json: string, plain = 'plain words'): string =>
  renderToStaticMarkup(createElement(StaticNote, { note: { state: json, text: plain } })).replaceAll(
    / class="[^"]*"|<\/?span>/g,
    '',
  )

describe('a stored note without the editor', () => {
  test('formats, headings, quotes, line breaks', () => {
    const shown = show(
      state(
        block('heading', [text('题')], { tag: 'h1' }),
        block('paragraph', [text('plain '), text('both', 3), { type: 'linebreak' }, text('code', 16)]),
        block('quote', [text('said')]),
      ),
    )
    expect(shown).toBe(
      '<div><h4>题</h4><p>plain <strong><em>both</em></strong><br/><code>code</code></p><blockquote>said</blockquote></div>',
    )
  })

  test('lists keep their numbers, their nesting and what is done', () => {
    const nested = block('list', [block('listitem', [text('in')], { value: 1 })], { listType: 'bullet' })
    expect(
      show(
        state(
          block('list', [block('listitem', [text('a')], { value: 3 }), block('listitem', [nested])], {
            listType: 'number',
            start: 3,
          }),
        ),
      ),
    ).toBe('<div><ol start="3"><li value="3">a</li><li><ul><li>in</li></ul></li></ol></div>')
    expect(
      show(
        state(block('list', [block('listitem', [text('call')], { checked: true })], { listType: 'check' })),
      ),
    ).toContain('done: call')
  })

  test('a link that could run code is words only', () => {
    const link = (url: string) => state(block('paragraph', [block('link', [text('here')], { url })]))
    expect(show(link('https://example.org/'))).toContain(
      '<a href="https://example.org/" target="_blank" rel="noopener noreferrer">here</a>',
    )
    expect(show(link('javascript:alert(1)'))).toBe('<div><p>here</p></div>')
  })

  test('nodes it does not know show their words, a broken state shows the plain text', () => {
    expect(
      show(state(block('paragraph', [block('wikilink', [text('seen')]), { type: 'tag', text: '#port' }]))),
    ).toBe('<div><p>seen#port</p></div>')
    expect(show('{"root":', 'one\ntwo')).toBe('<div><p>one</p><p>two</p></div>')
    expect(show('null', 'kept')).toBe('<div><p>kept</p></div>')
  })

  test('text is text', () => {
    expect(show(state(block('paragraph', [text('<img src=x onerror=alert(1)>')])))).toContain('&lt;img')
  })

  test('tables, with their head, and code as it was typed', () => {
    const cell = (words: string, headerState: number) =>
      block('tablecell', [block('paragraph', [text(words)])], { headerState })
    const shown = show(
      state(
        block('table', [
          block('tablerow', [cell('年', 1), cell('数', 1)]),
          block('tablerow', [cell('2026', 0), cell('5', 0)]),
        ]),
        block('code', [text('let x'), { type: 'linebreak' }, text('<b>')]),
      ),
    )
    expect(shown).toContain('<tr><th><p>年</p></th><th><p>数</p></th></tr><tr><td><p>2026</p></td>')
    expect(shown).toContain('<pre><code>let x\n&lt;b&gt;</code></pre>')
  })
  test('a reference shows what its thing is called now; one that is gone says so and keeps its name', () => {
    named.a = { name: '新名', gone: false }
    named.b = { name: '旧名', gone: true }
    const reference = (id: string) => ({ type: 'reference', version: 1, kind: 'report', id, text: '旧名' })
    expect(show(state(block('paragraph', [reference('a')])))).toContain('新名')
    const gone = show(state(block('paragraph', [reference('b')])))
    expect(gone).toContain('旧名')
    expect(gone).toContain('(no longer in the library)')
    expect(gone).not.toContain('<button')
  })
  test('a passage shows its words, its report and the way back', () => {
    named.r = { name: '港口动工', gone: false }
    const passage = {
      type: 'passage',
      version: 1,
      reportId: 'r',
      ranges: [[3, 9]],
      text: '原话',
      title: '旧题',
    }
    const shown = show(state(passage))
    expect(shown).toContain('<blockquote>原话</blockquote>')
    expect(shown).toMatch(/<button[^>]*>.*港口动工/)
  })
  test('a state that says nothing does not hide a text that does', () => {
    expect(show(state(block('paragraph', [])), '还在')).toBe('<div><p>还在</p></div>')
  })
})
