/** The five real pages beside the repository, scored as the scorer beside them does. Absent on other machines. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'

const SHARED = fileURLToPath(new URL('../../../../shared', import.meta.url))
const SCORER = join(SHARED, 'tools', 'score-pages.mjs')
const GOLD = join(SHARED, 'seeds', 'gold.json')
const present = existsSync(SCORER) && existsSync(GOLD)

type Scores = Record<'assigned' | 'grouping' | 'order' | 'joins' | 'titles' | 'kinds', number>
type Scorer = (gold: unknown, text: string, split: unknown) => Scores

describe('the real pages', () => {
  if (!present) console.info('The real pages are not beside the repository: their scores were not measured.')

  it.skipIf(!present)('are put together as well as the issue asks, and no page falls behind', async () => {
    const { scorePage } = (await import(SCORER)) as { scorePage: Scorer }
    const gold = JSON.parse(readFileSync(GOLD, 'utf8')) as { pages: { file: string }[] }
    const scores = gold.pages.map((page) => {
      const text = readFileSync(join(SHARED, 'seeds', page.file), 'utf8')
      return scorePage(page, text, splitPage(text, { fileName: page.file }))
    })
    const mean = (figure: keyof Scores) =>
      scores.reduce((sum, score) => sum + score[figure], 0) / scores.length
    expect(mean('assigned')).toBe(1)
    expect(mean('grouping')).toBeGreaterThanOrEqual(0.97)
    expect(mean('order')).toBeGreaterThanOrEqual(0.98)
    expect(mean('joins')).toBeGreaterThanOrEqual(0.95)
    expect(mean('titles')).toBeGreaterThanOrEqual(0.93)
    expect(mean('kinds')).toBeGreaterThanOrEqual(0.9)
    for (const score of scores) expect(score.grouping).toBeGreaterThanOrEqual(0.92)
  })
})
