/** Pages with a known reading order, as HTML for Chromium to print: columns, spans, boxes, sizes by chance. */
import { makeRandom } from '../unit/text/corpus.ts'
import { makeReport, toTraditional } from './news-corpus.ts'

export interface Layout {
  name: string
  html: string
  /** Paragraphs, headings and captions in the order in which a person reads them. */
  truth: string[]
}

type Random = () => number
const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Sentences to paragraphs of some 40 to 260 characters. */
function paragraphs(random: Random, i: number, count: number, language: 'zh' | 'hant' | 'en'): string[] {
  const found: string[] = []
  for (let n = i; found.length < count; n++) {
    const report = makeReport(n)
    if ((report.language === 'en') !== (language === 'en')) continue
    const body = report.body.replaceAll(/\s+/g, language === 'en' ? ' ' : '')
    let at = 0
    while (at < body.length - 30 && found.length < count) {
      const end = Math.min(body.length, at + between(random, 40, language === 'en' ? 700 : 260))
      const words =
        language === 'en'
          ? body.slice(at, body.indexOf(' ', end) < 0 ? end : body.indexOf(' ', end))
          : body.slice(at, end)
      at += words.length
      const clean = words
        .trim()
        .replace(/^[，。、；：！？”’）》」』,.;:!?\s]+/u, '')
        .replace(/[，、；：,;:]+$/u, '')
      if (clean.length < 20) continue
      const whole =
        language === 'en'
          ? clean[0]!.toUpperCase() + clean.slice(1) + (/[.!?]$/.test(clean) ? '' : '.')
          : /[。！？”」]$/u.test(clean)
            ? clean
            : `${clean}。`
      found.push(language === 'hant' ? toTraditional(whole) : whole)
    }
  }
  return found
}

const headline = (random: Random, i: number, hant: boolean): string => {
  const report = [i, i + 1, i + 2, i + 3].map(makeReport).find(({ language }) => language !== 'en')!
  const words = report.title.replaceAll(/\s+/g, '').slice(0, between(random, 7, 16))
  return hant ? toTraditional(words) : words
}

const page = (css: string, body: string, lang: string): string =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style>
@page{size:A4;margin:14mm}*{box-sizing:border-box}body{margin:0;text-align:justify}h1,h2,h3,p{margin:0}
${css}</style><body>${body}</body></html>`

const SERIF = "'Noto Serif CJK SC',serif"
const SERIF_TC = "'Noto Serif CJK TC',serif"

/** A grid of stories: each in columns of its own below a headline that spans them. */
function newspaper(seed: number, hant: boolean): Layout {
  const random = makeRandom(seed)
  const columns = between(random, 2, 5)
  const size = between(random, 7, 9)
  const gutter = 1.2 + random() * 1.4
  const truth: string[] = []
  let body = ''
  const story = (span: number, count: number, boxed: boolean): string => {
    const i = Math.floor(random() * 100_000)
    const title = headline(random, i, hant)
    const texts = paragraphs(random, i, count, hant ? 'hant' : 'zh')
    const caption = random() < 0.3 ? `图为${headline(random, i + 9, hant)}。` : null
    truth.push(title, ...texts, ...(caption ? [caption] : []))
    const big = size * (1.6 + random() * 1.6)
    return `<section style="grid-column:span ${span};${boxed ? 'border:0.5pt solid #000;padding:6pt' : ''}">
<h2 style="font-size:${Math.min(big, span * 14 + 4)}pt;${random() < 0.5 ? 'text-align:center' : 'text-align:left'}">${escape(title)}</h2>
<div style="columns:${span};column-gap:${gutter}em">${texts.map((text) => `<p>${escape(text)}</p>`).join('')}</div>
${caption ? `<div style="height:40pt;background:#ccc"></div><p class="c">${escape(caption)}</p>` : ''}</section>`
  }
  let left = 2 + between(random, 0, 2)
  while (left-- > 0) {
    let free = columns
    while (free > 0) {
      const span = Math.min(free, between(random, 1, columns))
      body += story(span, between(random, 2, 3) * span, random() < 0.25)
      free -= span
    }
  }
  return {
    name: `${hant ? 'traditional' : 'newspaper'} ${columns} columns`,
    truth,
    html: page(
      `body{display:grid;grid-template-columns:repeat(${columns},1fr);gap:14pt ${gutter}em;font:${size}pt/${1.3 + random() * 0.4} ${hant ? SERIF_TC : SERIF}}
section p{text-indent:2em}.c{font-size:.85em;text-indent:0!important}section{min-width:0}`,
      body,
      hant ? 'zh-Hant' : 'zh-Hans',
    ),
  }
}

/** An article in one to three columns over some pages, with subheads. */
function article(seed: number, language: 'zh' | 'en'): Layout {
  const random = makeRandom(seed)
  const columns = language === 'en' ? between(random, 1, 3) : between(random, 1, 2)
  const size = between(random, 9, 11)
  const truth: string[] = []
  const i = Math.floor(random() * 100_000)
  const title = language === 'en' ? 'Harbour board weighs a new ferry plan' : headline(random, i, false)
  truth.push(title)
  const texts = paragraphs(random, i, between(random, 12, 24), language)
  const indents = random() < 0.6
  let body = `<h1>${escape(title)}</h1><main>`
  texts.forEach((text, at) => {
    if (at > 0 && at % 5 === 0) {
      const head = language === 'en' ? `What the council said ${at}` : headline(random, i + at, false)
      truth.push(head)
      body += `<h2>${escape(head)}</h2>`
    }
    truth.push(text)
    body += `<p>${escape(text)}</p>`
  })
  return {
    name: `article ${language} ${columns} columns ${indents ? 'indents' : 'spaced'}`,
    truth,
    html: page(
      `body{font:${size}pt/${1.25 + random() * 0.5} ${language === 'en' ? "'Liberation Serif',serif" : SERIF}}
main{columns:${columns};column-gap:${1.6 + random()}em;hyphens:auto}h1{font-size:2em;text-align:${random() < 0.5 ? 'center' : 'left'}}h2{font-size:1.25em;break-after:avoid;margin:.6em 0}
p{${indents ? `text-indent:${language === 'en' ? 1.5 : 2}em` : 'margin-bottom:.8em'};${language === 'en' && random() < 0.4 ? 'text-align:left' : ''}}`,
      `${body}</main>`,
      language === 'en' ? 'en' : 'zh-Hans',
    ),
  }
}

/** Vertical writing over the whole page, in one to three bands. */
function vertical(seed: number): Layout {
  const random = makeRandom(seed)
  const bands = between(random, 1, 3)
  const i = Math.floor(random() * 100_000)
  const title = headline(random, i, true)
  const texts = paragraphs(random, i, 4 * bands + 2, 'hant')
  return {
    name: `vertical ${bands} bands`,
    truth: [title, ...texts],
    html: page(
      `html{writing-mode:vertical-rl}body{font:${between(random, 9, 12)}pt/1.7 ${SERIF_TC};height:268mm}main{columns:${bands};column-gap:2em;height:268mm}h1{font-size:1.9em;margin-left:.6em}p{text-indent:2em}`,
      `<h1>${escape(title)}</h1><main>${texts.map((text) => `<p>${escape(text)}</p>`).join('')}</main>`,
      'zh-Hant',
    ),
  }
}

/** Stories across with one box of vertical writing among them. */
function mixed(seed: number): Layout {
  const random = makeRandom(seed)
  const i = Math.floor(random() * 100_000)
  const [a, b, v] = [0, 1, 2].map((n) => headline(random, i + 40 * n, n === 2))
  const first = paragraphs(random, i, 6, 'zh')
  const second = paragraphs(random, i + 500, 6, 'zh')
  const down = paragraphs(random, i + 900, 4, 'hant')
  const texts = (some: string[]): string => some.map((text) => `<p>${escape(text)}</p>`).join('')
  return {
    name: 'mixed across and down',
    truth: [a!, ...first, v!, ...down, b!, ...second],
    html: page(
      `body{font:9pt/1.5 ${SERIF}}p{text-indent:2em}.t{columns:3;column-gap:2em;margin-bottom:16pt}.v{writing-mode:vertical-rl;border:1pt solid;height:70mm;padding:8pt;margin-bottom:16pt;font-family:${SERIF_TC};width:100%}h2{font-size:20pt}.v h2{font-size:16pt}`,
      `<h2>${escape(a!)}</h2><div class="t">${texts(first)}</div><div class="v"><h2>${escape(v!)}</h2>${texts(down)}</div><h2>${escape(b!)}</h2><div class="t">${texts(second)}</div>`,
      'zh-Hans',
    ),
  }
}

/** Layout number `n` of a seed: the kinds in turn. */
export function makeLayout(seed: number, n: number): Layout {
  const own = seed * 1000 + n
  const kinds = [
    () => newspaper(own, false),
    () => article(own, 'en'),
    () => newspaper(own, true),
    () => article(own, 'zh'),
    () => vertical(own),
    () => newspaper(own, false),
    () => mixed(own),
  ]
  return kinds[n % kinds.length]!()
}
