import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import { lineKey } from '../../../electron/backend/pages/lessons.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { BlockKind } from '../../../shared/model/report.ts'

const text = [
  '北湾晚报',
  '2025年3月4日 星期二',
  '潮声第12期',
  '北湾大桥四月通车',
  '本报讯 历时三年修建的北湾大桥将于4月12日通车，从老城到北湾新区的车程缩短到十五分钟。',
  '渔民郭长海说，四十天里他们捕了三十八吨带鱼，除去开销，每人分到三万多元',
  '船老大说，明年再去。',
].join('\n\n')

const lessons = (more: Partial<Lessons>): Lessons[] => [
  { publication: '北湾晚报', evidence: [], lines: [], ...more },
]
const taught = (kind: BlockKind, times = 1) =>
  lessons({ lines: [{ text: lineKey('潮聲第9 8期'), kind, times }] })

describe('lessons of a publication', () => {
  it('give a line that comes again its kind, whatever its number and script', () => {
    const aside = splitPage(text, { lessons: taught('furniture') })
    expect(aside.furniture.map(({ ranges }) => text.slice(...(ranges[0] as [number, number])))).toContain(
      '潮声第12期',
    )
    const label = splitPage(text, { lessons: taught('label') })
    expect(label.reports[0]?.blocks[0]?.kind).toBe('label')
    expect(label.reports[0]?.title).toBe('北湾大桥四月通车')
  })

  it('are those of the page’s own publication, or of the one the user named', () => {
    const other = taught('furniture').map((lesson) => ({ ...lesson, publication: '南湾早报' }))
    const count = (page: { furniture: unknown[] }) => page.furniture.length
    expect(count(splitPage(text, { lessons: other }))).toBe(count(splitPage(text)))
    expect(count(splitPage(text, { lessons: other, publication: '南湾早报' }))).toBe(
      count(splitPage(text)) + 1,
    )
  })

  it('weigh evidence that misled less, at most half', () => {
    const weight = (learned: Lessons[]) =>
      splitPage(text, { lessons: learned })
        .decisions.filter(({ kind }) => kind === 'join')
        .flatMap(({ evidence }) => evidence)
        .find(([name]) => name === 'end-open')?.[1] ?? 0
    const once = weight([])
    const misled = (times: number) =>
      weight(lessons({ evidence: [{ name: 'end-open', agreed: 0, misled: times }] }))
    expect(once).toBeGreaterThan(0)
    expect(misled(1)).toBeCloseTo(once * 0.8, 1)
    expect(weight(lessons({ evidence: [{ name: 'end-open', agreed: 4000, misled: 0 }] }))).toBeCloseTo(
      once * 2,
      1,
    )
  })
})
