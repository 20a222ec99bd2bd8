import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newsOf } from '../../shared/changelog.ts'
import { VERSION } from '../../shared/version.ts'

test('what is new in one version, as plain lines', () => {
  const text =
    '# Changelog\n\n## 1.1.0 (2026-01-02)\n\n- **Bold** and `code`\n- Two\n\n## 1.0.0\n\nThe first:\n\n- One\n'
  expect(newsOf(text, '1.1.0')).toEqual(['Bold and code', 'Two'])
  expect(newsOf(text, '1.0.0')).toEqual(['The first:', 'One'])
  expect(newsOf(text, '1.0')).toEqual([])
})

test('this version is told of', () => {
  const changelog = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8')
  expect(newsOf(changelog, VERSION).length).toBeGreaterThan(0)
})
