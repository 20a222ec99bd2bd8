import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatOf } from '../../../electron/backend/import/index.ts'

const folder = join(import.meta.dirname, '../../golden/import')
const files = readdirSync(folder).filter((name) => !name.endsWith('.json'))

/** Each file is the bytes that come in, the `.json` beside it what is understood of them. Reports are the page engine's own tests. */
describe('golden import', () => {
  it.each(files)('%s', async (name) => {
    const bytes = readFileSync(join(folder, name))
    const format = formatOf(name, bytes.subarray(0, 64))
    const read = { mediaType: format.mediaType, ...(await format.read(bytes, undefined, name)) }
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(join(folder, `${name}.json`))
  })
})
