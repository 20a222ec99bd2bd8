import { afterAll, describe, expect, it } from 'vitest'
import { createImporter } from '../../../electron/backend/import/run-importer.ts'
import { errors } from '../../../shared/i18n/errors.ts'
import { HOSTILE_BOOKS, HOSTILE_WORD } from '../../documents/hostile.ts'

/** The real child in its process, with a limit that no good file of this size comes near. */
const importer = createImporter({ timeLimit: 20_000 })
afterAll(() => importer.close())

describe.each([
  ['Word', HOSTILE_WORD],
  ['EPUB', HOSTILE_BOOKS],
])('hostile files: %s', (_, files) => {
  it.each(files)('$name', { timeout: 25_000 }, async ({ name, make, code }) => {
    const asked = importer.run(make(), { name })
    if (code === null) {
      const page = await asked
      expect(page.text).not.toMatch(/root:|fetch\(|第二份/)
    } else {
      await expect(asked).rejects.toMatchObject({ code })
      expect(errors.en[code]).toMatch(/import/)
    }
  })
})
