import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import { showBlock } from '../../../shared/text/text-map.ts'

const FOLDER = fileURLToPath(new URL('../../golden/pages', import.meta.url))

/** A page beside its reports, as a reader of the pair wants to check them: kinds and shown text. What it weighed is tested elsewhere. */
function readable(text: string, fileName: string): unknown {
  const { reports, furniture, decisions: _, ...page } = splitPage(text, { fileName })
  return {
    ...page,
    reports: reports.map(({ blocks, ...report }) => ({
      ...report,
      blocks: blocks.map((block) => `${block.kind}: ${showBlock(text, block).text}`),
    })),
    furniture: furniture.map((block) => showBlock(text, block).text),
  }
}

/** `PRESSMARK_GOLDEN=write` writes what the engine says now, to be read before it is committed. */
describe('golden pages', () => {
  it.each(readdirSync(FOLDER).filter((name) => /\.(?:txt|md)$/.test(name)))('%s', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8')
    const got = readable(text, name)
    const file = join(FOLDER, name.replace(/\.\w+$/, '.json'))
    if (process.env['PRESSMARK_GOLDEN'] === 'write') writeFileSync(file, `${JSON.stringify(got, null, 2)}\n`)
    expect(got).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })
})
