/**
 * Writes shared/text/common-pairs.ts from a word list with counts (`word count tag` a line; jieba's dictionary,
 * MIT, counted over Chinese newspapers). node scripts/make-common-pairs.ts dict.txt
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../shared/text/fold.ts'

/** How often a pair stands in the 60 million words counted; one string of pairs a step. */
const STEPS = [30_000, 12_000, 4_000, 2_000, 1_000, 500]

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('name the word list')
const counts = new Map<string, number>()
let total = 0
for (const line of readFileSync(path, 'utf8').split('\n')) {
  const [word = '', count = ''] = line.split(' ')
  if (!(Number(count) > 0)) continue
  total += Number(count)
  const characters = [...fold(word)]
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = `${characters[i]}${characters[i + 1]}`
    if (/^\p{Script=Han}{2}$/u.test(pair) && pair.length === 2)
      counts.set(pair, (counts.get(pair) ?? 0) + Number(count))
  }
}
const sorted = [...counts].toSorted((a, b) => b[1] - a[1])
const rows = STEPS.map((least, step) => {
  const below = STEPS[step - 1] ?? Number.POSITIVE_INFINITY
  const pairs = sorted.filter(([, count]) => count >= least && count < below).map(([pair]) => pair)
  return `  [${least}, '${pairs.join('')}'],`
})
writeFileSync(
  join(import.meta.dirname, '../shared/text/common-pairs.ts'),
  `/** Made by scripts/make-common-pairs.ts: pairs of folded Han characters by how often they stand in running text. */

/** Words counted. */
export const COUNTED = ${total}
/** The least count of a step, and its pairs one after the other. */
export const COMMON_PAIRS: readonly (readonly [number, string])[] = [
${rows.join('\n')}
]
`,
)
