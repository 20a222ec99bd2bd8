/**
 * Prints the PDFs of test/golden/import from pages written here. Run by hand after a change: the files are kept, since
 * another Chromium or another font would print other bytes.
 *
 *   node scripts/make-pdfs.ts
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { findBrowser } from './find-browser.ts'

const FOLDER = fileURLToPath(new URL('../test/golden/import/', import.meta.url))

const page = (lang: string, css: string, body: string, title = ''): string =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${title}</title><style>
@page{size:A5;margin:12mm}h1,h2,p{margin:0}p{text-indent:2em;text-align:justify}body{margin:0;font:8pt/1.5 'Noto Sans CJK SC'}h2{font-size:15pt}
${css}</style><body>${body}</body></html>`

const story = (headline: string, columns: number, texts: string[]): string =>
  `<section style="grid-column:span ${columns}"><h2>${headline}</h2><div style="columns:${columns};column-gap:2em">${texts.map((text) => `<p>${text}</p>`).join('')}</div></section>`

const FERRY = [
  '渡口昨日恢复通航，两岸居民一早就在码头等候。第一班船七时开出，船上有六十三人，多是到对岸上班的人。',
  '船长说，水位已经回落，风也不大，两岸之间每半小时有一班船。下班时间船上人多，码头会多开一班。',
  '对岸的居民说，停航时上班要走大桥，一来一回多花一个半小时，现在好多了。',
]
const BRIDGE = [
  '大桥下月起分段维修，每日二十二时至次日五时不通车。维修时间约六个月，每段约三十日。',
  '居民可在两岸码头上船，船票一元。',
]
const MARKET = ['早市搬到码头对面，每日五时开市。居民说，下船就可以买到东西，比从前方便。']

const FERRY_T = [
  '渡口昨日恢復通航，兩岸居民一早就在碼頭等候。第一班船七時開出，船上有六十三人，多是到對岸上班的人。',
  '船長說，水位已經回落，風也不大，兩岸之間每半小時有一班船。下班時間船上人多，碼頭會多開一班。',
  '對岸的居民說，停航時上班要走大橋，一來一回多花一個半小時，現在好多了。',
]

const ENGLISH = [
  'The harbour board reopened the northern crossing yesterday after the river had fallen below the warning mark. The first ferry left at seven with sixty-three passengers, most of them commuters on their way to the opposite shore.',
  'The captain recommended an additional landing stage, because the present one becomes uncomfortable whenever the administration authorises an extra sailing in the afternoon.',
  'Representatives of the neighbourhood said that the long way over the bridge had cost them an hour and a half every day.',
]

const DOCUMENTS: Record<string, { html: string; outline?: boolean; header?: string }> = {
  'two-columns.pdf': {
    html: page(
      'zh-Hans',
      'body{display:grid;grid-template-columns:1fr 1fr;gap:16pt 2em}',
      story('渡口恢复通航　两岸居民等候', 2, FERRY) +
        story('大桥下月分段维修', 1, BRIDGE) +
        story('早市搬到码头', 1, MARKET),
    ),
  },
  'three-columns-traditional.pdf': {
    html: page(
      'zh-Hant',
      "body{display:grid;grid-template-columns:1fr 1fr 1fr;gap:16pt 1.6em;font-family:'Noto Sans CJK TC'}",
      story('渡口恢復通航　兩岸居民等候', 3, [...FERRY_T, ...FERRY_T.toReversed()]),
    ),
  },
  'vertical.pdf': {
    html: page(
      'zh-Hant',
      "html{writing-mode:vertical-rl}body{font:10pt/1.8 'Noto Sans CJK TC';height:180mm}main{columns:2;column-gap:2em;height:180mm}h2{margin-left:8pt}",
      `<h2>渡口恢復通航</h2><main>${[...FERRY_T, ...FERRY_T].map((text) => `<p>${text}</p>`).join('')}</main>`,
    ),
  },
  'hyphenated.pdf': {
    html: page(
      'en',
      "body{font:9pt/1.4 'Liberation Serif',serif}main{columns:2;column-gap:1.6em;hyphens:auto}",
      `<h2>Northern crossing reopens</h2><main>${ENGLISH.map((text) => `<p>${text}</p>`).join('')}</main>`,
    ),
  },
  'report.pdf': {
    outline: true,
    header: '港务处年报',
    html: page(
      'zh-Hans',
      'h1{font-size:18pt}h2{font-size:12pt;margin:8pt 0 4pt}sup{font-size:5pt}.n{font-size:6pt;text-indent:0;border-top:.5pt solid;margin-top:40pt}table{margin:8pt 0}td,th{padding:0 18pt 0 0;text-align:left}.b{break-before:page}li{text-align:left}',
      `<h1>渡口与大桥</h1><h2>一　渡口</h2>${FERRY.map((text, i) => `<p>${text}${i === 1 ? '<sup>1</sup>' : ''}</p>`).join('')}
<ul><li>船票一元</li><li>每半小时一班</li><li>五时开船</li></ul>
<p class="n">1 水位以码头的水尺为准。</p>
<h2 class="b">二　大桥</h2>${BRIDGE.map((text) => `<p>${text}</p>`).join('')}
<table><tr><th>分段</th><th>开始</th><th>人数</th></tr><tr><td>北段</td><td>五月</td><td>63</td></tr><tr><td>中段</td><td>六月</td><td>120</td></tr><tr><td>南段</td><td>七月</td><td>48</td></tr></table>`,
      '渡口与大桥',
    ),
  },
}

const browser = await chromium.launch({ executablePath: findBrowser() ?? '' })
const tab = await browser.newPage()
for (const [name, { html, outline, header }] of Object.entries(DOCUMENTS)) {
  await tab.setContent(html)
  const bytes = await tab.pdf({
    preferCSSPageSize: true,
    ...(outline ? { outline: true, tagged: true } : {}),
    ...(header
      ? {
          displayHeaderFooter: true,
          headerTemplate: `<div style="font-size:7px;width:100%;text-align:center">${header}</div>`,
          footerTemplate:
            '<div style="font-size:7px;width:100%;text-align:center">- <span class="pageNumber"></span> -</div>',
        }
      : {}),
  })
  writeFileSync(`${FOLDER}${name}`, bytes)
  console.log(name, bytes.length)
}
await browser.close()
