import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../../electron/backend/export/index.ts'
import { sampleLibrary } from '../../golden/export/library.ts'
import { unfolded } from './archives.ts'

const folder = join(import.meta.dirname, '../../golden/export')

/** test/golden/export/library.ts is the input, the files beside it what comes out of it, byte for byte. */
describe.each(FORMATS)('golden export: $id', (format) => {
  it.each(['all', 'report'] as const)('%s', async (scope) => {
    const { files } = await format.write(sampleLibrary(scope), {
      language: scope === 'all' ? 'zh-Hans' : 'en',
      citation: scope === 'all' ? 'gbt-2025' : null,
      excel: scope === 'all',
    })
    for (const { path, data } of unfolded(files)) {
      // What is printed is kept as the page it is printed from.
      const name = format.isPrinted ? path.replace(/\.pdf$/, '.html') : path
      await expect(data).toMatchFileSnapshot(join(folder, `${scope}-${format.id}`, name))
    }
  })

  it('comes out the same, byte for byte, a second time', async () => {
    const once = await format.write(sampleLibrary('all'), { language: 'en', citation: null, excel: false })
    await new Promise((resolve) => setTimeout(resolve, 2100 * Number(format.extension === 'docx')))
    const again = await format.write(sampleLibrary('all'), { language: 'en', citation: null, excel: false })
    expect(again).toEqual(once)
  })
})
