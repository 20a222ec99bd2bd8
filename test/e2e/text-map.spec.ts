/**
 * DOM ↔ text map ↔ source in a real browser: 40,000 random ranges of a report with corrections, mended columns,
 * surrogates and combining marks, in its own script and the other, through the reader's own functions.
 */
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { makeRandom, makeSentence, pick } from '../unit/text/corpus.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import type { Outcome, Trial } from './in-page/text-map.ts'
import { importTexts, openReport, paneText } from './reading.ts'
import { wordsIn } from './words.ts'

const t = wordsIn('zh-Hans')
const TITLE = '皇后号渡轮以后的去处'
const RUNS = 40_000

interface InPage {
  run: (trial: Trial) => Outcome
  copies: (trial: Trial) => Promise<Outcome>
}

/** The reader's functions and the trial as one script for the page. */
async function bundle(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('in-page/text-map.ts', import.meta.url)),
        name: 'pressmarkTrial',
        formats: ['iife'],
        fileName: 'trial',
      },
    },
  })
  const [output] = Array.isArray(made) ? made : [made]
  if (!output || !('output' in output)) throw new Error('nothing was bundled')
  return `${output.output[0].code}\nwindow.pressmarkTrial = pressmarkTrial`
}

/** A report of 60 paragraphs in which anything may stand, some broken by lines and hyphens. */
function makeReport(): string {
  const random = makeRandom(20260312)
  const rare = [
    '𠮷野',
    'e\u0301tude',
    'ก็',
    '👩🏽‍🚀',
    '葛󠄀城',
    'trans-\nlation of the ',
    '皇后以后',
    '头发发展',
    '\n',
    'the last\nline ',
    '乾隆干燥',
  ]
  const paragraphs = Array.from({ length: 60 }, (_, n) => {
    let text = `第${n}段。`
    for (let k = 0; k < 6; k++)
      text += makeSentence(random).trim() + (random() < 0.7 ? pick(random, rare) : '')
    return `${text}完。`
  })
  return [`# ${TITLE}`, ...paragraphs].join('\n\n')
}

const inPage = <N extends keyof InPage>(page: Page, name: N, trial: Trial): Promise<Outcome> =>
  page.evaluate(
    ([call, args]) => (window as unknown as { pressmarkTrial: InPage }).pressmarkTrial[call](args),
    [name, trial] as const,
  )

test('no range is lost or moved between the page and the source', async ({ page }) => {
  test.setTimeout(240_000)
  const text = makeReport()
  await importTexts(page, { 'report.md': text })
  await openReport(page, TITLE)
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const { id, sourceId } = reports![0]!

  // Mend some paragraphs, as columns are mended, then correct all over the report.
  for (let n = 0; n < 8; n++) {
    const [desk] = await sendAll(page, 'desk.show', [{ sourceId }])
    const own = desk!.pieces.filter(
      ({ reportId, kind, text: { length } }) => reportId === id && kind === 'paragraph' && length > 50,
    )
    const [piece, next] = [own[n * 5], own[n * 5 + 1]]
    if (!piece || !next) throw new Error('there are not enough paragraphs')
    await sendAll(page, 'desk.act', [
      { sourceId, act: { do: 'mend', piece: piece.ranges[0]![0], next: next.ranges[0]![0] } },
    ])
  }
  const random = makeRandom(5)
  const source = text.normalize('NFC')
  const words = ['已经', '𠮷', 'e\u0301', '一句长得多的话', 'the right ', '', '发展', '👩🏽‍🚀']
  const [given] = await sendAll(page, 'reports.get', [{ id }])
  for (let n = 0; n < 150; n++) {
    const block = pick(random, given!.blocks)
    const [, from, length] = pick(random, block.segments)
    const start = from + Math.floor(random() * length)
    await sendAll(page, 'corrections.create', [
      {
        places: [{ reportId: id, ranges: [[start, start + 1 + Math.floor(random() * 5)]] }],
        text: pick(random, words),
      },
    ]).catch((error: unknown) => expect(String(error)).toMatch(/correction-/))
  }
  const [corrected] = await sendAll(page, 'reports.get', [{ id }])
  const { blocks } = corrected!
  expect(blocks.filter(({ segments }) => segments.length > 1).length).toBeGreaterThan(20)
  expect(blocks.flatMap(({ edits }) => edits ?? []).length).toBeGreaterThan(80)
  await expect
    .poll(() =>
      paneText(page, 0).evaluate((article) =>
        [...article.querySelectorAll('[data-b]')].map((b) => b.textContent).join('\n'),
      ),
    )
    .toBe(blocks.map((block) => block.text).join('\n'))

  await page.evaluate(await bundle())
  const outcomes: Outcome[] = []
  const trial = (originals: boolean): Trial => ({
    blocks,
    originals,
    source,
    seed: outcomes.length + 1,
    runs: RUNS / 4,
  })
  const both = async (originals: boolean): Promise<void> => {
    outcomes.push(await inPage(page, 'run', trial(originals)))
    const copied = await inPage(page, 'copies', { ...trial(originals), runs: 60 })
    expect(copied).toEqual({ ranges: 60, corrected: 0, wrong: [] })
  }
  await both(false)
  const toggle = page.getByRole('button', { name: t('corrections:script.zh-Hant') })
  await toggle.click()
  await expect(paneText(page, 0)).toContainText('皇后以後')
  await both(false)
  await paneText(page, 0).focus()
  await page.keyboard.press('o')
  await expect(page.locator('[data-announcer]')).toContainText(t('corrections:originalsOn'))
  await both(true)
  await toggle.click()
  await expect(paneText(page, 0)).toContainText('皇后以后')
  await both(true)

  expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([])
  expect(outcomes.reduce((sum, { ranges }) => sum + ranges, 0)).toBe(RUNS)
  expect(outcomes[0]!.corrected).toBeGreaterThan(2000)
})
