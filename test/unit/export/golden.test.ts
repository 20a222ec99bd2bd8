import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../../electron/backend/export/index.ts'
import { sampleLibrary } from '../../golden/export/library.ts'

const folder = join(import.meta.dirname, '../../golden/export')

/** test/golden/export/library.ts is the input, the files beside it what comes out of it, byte for byte. */
describe.each(FORMATS)('golden export: $id', (format) => {
  it.each(['all', 'report'] as const)('%s', async (scope) => {
    const { files } = format.write(sampleLibrary(scope), scope === 'all' ? 'zh-Hans' : 'en')
    for (const file of files)
      await expect(file.text).toMatchFileSnapshot(join(folder, `${scope}-${format.id}`, file.path))
  })
})
