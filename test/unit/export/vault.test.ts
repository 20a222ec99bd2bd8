import { describe, expect, it } from 'vitest'
import type { ExportLibrary } from '../../../electron/backend/export/export-library.ts'
import { nameReports } from '../../../electron/backend/export/file-names.ts'
import { markdown } from '../../../electron/backend/export/markdown.ts'
import { sampleLibrary } from '../../golden/export/library.ts'
import { written } from './archives.ts'
import { brokenLinks } from './obsidian.ts'

/** Names that a file may not have, that end like other files, and that are alike but for case or form. */
const NASTY = [
  'A/B: c? #d ^e [f] | g\\h',
  '交通',
  '資料庫',
  'plan.md',
  'PLAN.md',
  'e\u0301',
  'é',
  '.hidden',
  'con',
  '  ',
]

function nasty(): ExportLibrary {
  const library = sampleLibrary('all')
  const [first] = library.reports
  const [story] = library.stories
  if (!first || !story) throw new Error('no sample')
  const more = NASTY.map((title, at) => ({
    ...first,
    id: `01990000-0000-7000-8000-0000000009${String(at).padStart(2, '0')}`,
    title,
    published: null,
    highlights: [],
    notes: [],
  }))
  library.reports = [...library.reports, ...more]
  library.themes.push(
    ...NASTY.map((name, at) => ({
      ...{ id: `01990000-0000-7000-8000-0000000008${String(at).padStart(2, '0')}`, parentId: null, name },
      ...{ definition: '', color: 'blue' as const },
    })),
  )
  library.stories = [
    ...library.stories,
    ...NASTY.map((title, at) => ({
      ...{ id: `01990000-0000-7000-8000-0000000007${String(at).padStart(2, '0')}`, title },
      reportIds: more.map(({ id }) => id),
    })),
  ]
  library.baseNames = nameReports(library.reports)
  return library
}

describe('a vault opened cold', () => {
  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)('has no broken link (%s)', async (language) => {
    const { files } = await written(markdown, nasty(), { language })
    expect(files.flatMap(({ text }) => text.match(/\[\[/g) ?? []).length).toBeGreaterThan(60)
    expect(brokenLinks(files)).toEqual([])
  })

  it('has none either where only some reports are in it, or without theme and story files', async () => {
    const library = nasty()
    library.reports = library.reports.slice(1)
    library.scope = { kind: 'theme', id: library.themes[0]?.id ?? null, name: '交通' }
    for (const on of [true, false]) {
      const { files } = await written(markdown, library, { themeFiles: on, storyFiles: on })
      expect(files.some(({ path }) => path.includes('/'))).toBe(on)
      expect(brokenLinks(files)).toEqual([])
    }
  })

  it('links a theme and a story with their reports, both ways', async () => {
    const { files } = await written(markdown, sampleLibrary('all'))
    const text = (path: string): string => files.find((file) => file.path === path)?.text ?? ''
    const report = text('2025-03-03 北岸渡口恢复通航.md')
    expect(report).toContain('[[交通]]')
    expect(report).toContain('Story: [[渡口停航与恢复]]')
    expect(text('Themes/交通.md')).toContain('[[2025-03-03 北岸渡口恢复通航]]')
    expect(text('Themes/交通.md')).toContain('Includes [[交通 - 渡轮 数字|渡轮 数字]]')
    expect(text('Themes/交通 - 渡轮 数字.md')).toContain('[[2025-03-03 北岸渡口恢复通航#^h-0000000010]]')
    expect(text('Stories/渡口停航与恢复.md')).toContain('[[2025-03-04 𠮷灣碼頭重開]]')
  })
})
