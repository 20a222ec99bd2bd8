/** How well made pages are put together, by the scorer that stands beside the repository. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { splitPage } from '../../electron/backend/pages/index.ts'
import type { MadePage } from './lay-out.ts'
import type { Truth } from './material.ts'

export const FIGURES = ['assigned', 'grouping', 'order', 'joins', 'titles', 'kinds'] as const
export type Scores = Record<(typeof FIGURES)[number], number>
type Scorer = (gold: unknown, text: string, split: unknown) => Scores

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url))
const SCORER = join(SHARED, 'tools', 'score-pages.mjs')
const GOLD = join(SHARED, 'seeds', 'gold.json')
/** Where the real pages and their truth are, beside the repository; null on other machines. */
export const REAL = existsSync(GOLD) ? { gold: GOLD, folder: join(SHARED, 'seeds') } : null

/** The scorer, or null (and a message) where it is not beside the repository. */
export async function loadScorer(): Promise<Scorer | null> {
  if (!existsSync(SCORER)) {
    console.info('The scorer is not beside the repository: nothing was scored.')
    return null
  }
  return ((await import(SCORER)) as { scorePage: Scorer }).scorePage
}

export const scoreMade = (score: Scorer, pages: readonly MadePage[]): Scores[] =>
  pages.map(({ text, fileName, truth }) => score(truth, text, splitPage(text, { fileName })))

/** The real pages; empty where they are not beside the repository. */
export function scoreReal(score: Scorer): Scores[] {
  if (!REAL) return []
  const { folder } = REAL
  const { pages } = JSON.parse(readFileSync(REAL.gold, 'utf8')) as { pages: Truth[] }
  return pages.map((page) => {
    const text = readFileSync(join(folder, page.file), 'utf8')
    return score(page, text, splitPage(text, { fileName: page.file }))
  })
}

export function meanScores(scores: readonly Scores[]): Scores {
  const mean = (figure: keyof Scores) => scores.reduce((sum, one) => sum + one[figure], 0) / scores.length
  return Object.fromEntries(FIGURES.map((figure) => [figure, mean(figure)])) as Scores
}
