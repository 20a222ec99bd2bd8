/** How much of a page's words come in: pages made by chance of words that are known, so that no second parser is trusted. */
import { describe, expect, it } from 'vitest'
import { html } from '../../../electron/backend/import/html.ts'
import { recall } from '../../documents/recall.ts'
import { makeRandom, makeText } from '../text/corpus.ts'

const PAGES = 60

interface Made {
  page: string
  words: string
}

/** A page of paragraphs, lists, tables, quotes and headings with marks, entities and what is no text among them. */
function makePage(seed: number): Made {
  const random = makeRandom(seed)
  const pick = (most: number): number => Math.floor(random() * most)
  const written = (text: string): string =>
    [...text]
      .map((character) => {
        if (character === '&') return '&amp;'
        if (character === '<') return '&lt;'
        return pick(40) === 0
          ? `&#${pick(2) === 0 ? character.codePointAt(0) : `x${character.codePointAt(0)!.toString(16)}`};`
          : character
      })
      .join('')
  const TAGS = [
    'b',
    'i',
    'em',
    'strong',
    'span',
    'font',
    'u',
    'a href="https://example.org/x"',
    'code',
    'mark',
  ]
  const marked = (text: string): string => {
    const at = pick(text.length)
    const tag = TAGS[pick(TAGS.length)]!
    // Links over whole paragraphs are lists of other reports, and left out by design.
    const to = at + 1 + pick(tag.startsWith('a ') ? Math.min(10, text.length - at) : text.length - at)
    return `${written(text.slice(0, at))}<${tag}>${written(text.slice(at, to))}</${tag.split(' ')[0]}>${written(text.slice(to))}`
  }
  const NOISE = [
    '<!-- 不是正文 -->',
    '<script>var 脚本 = 1</script>',
    '<style>p{color:red}</style>',
    '<span hidden>藏</span>',
  ]
  const lines: string[] = []
  const blocks = Array.from({ length: 12 + pick(20) }, () => {
    const texts = Array.from({ length: 3 }, () => makeText(random, 40 + pick(160)).replaceAll(/\s+/g, ''))
    const [first = ''] = texts
    const noise = pick(5) === 0 ? NOISE[pick(NOISE.length)]! : ''
    switch (pick(7)) {
      case 0:
        lines.push(...texts)
        return `<ul>${texts.map((text) => `<li>${marked(text)}`).join('')}</ul>`
      case 1:
        lines.push(...texts)
        return `<table><tr>${texts.map((text) => `<td>${marked(text)}`).join('')}</table>`
      case 2:
        lines.push(first)
        return `<blockquote><p>${marked(first)}</p></blockquote>`
      case 3:
        lines.push(first.slice(0, 20))
        return `<h2>${written(first.slice(0, 20))}</h2>`
      case 4:
        lines.push(first)
        return `<div><div>${noise}${marked(first)}</div></div>`
      default:
        lines.push(first)
        return `<p>${marked(first)}${noise}`
    }
  })
  return {
    page: `<!doctype html><meta charset="utf-8"><title>页</title><body>${blocks.join('\n')}</body>`,
    words: lines.join('\n'),
  }
}

describe('the words of a saved page', () => {
  it('come in, and no others', async () => {
    const worst = { recall: 1, precision: 1 }
    for (let seed = 1; seed <= PAGES; seed++) {
      const { page, words } = makePage(seed)
      const { text } = await html.read(new TextEncoder().encode(page), undefined, 'a.html')
      worst.recall = Math.min(worst.recall, recall(words, text))
      worst.precision = Math.min(worst.precision, recall(text, words))
    }
    expect(worst.recall).toBeGreaterThanOrEqual(0.995)
    expect(worst.precision).toBeGreaterThanOrEqual(0.995)
  })
})
