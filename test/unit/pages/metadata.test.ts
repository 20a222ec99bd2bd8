import { describe, expect, it } from 'vitest'
import { withDetails } from '../../../electron/backend/pages/details.ts'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import { withDateOfDatelines } from '../../../electron/backend/pages/metadata.ts'
import { NO_DETAILS } from '../../../electron/backend/pages/page.ts'

const body = '北湾大桥四月通车\n\n本报讯 北湾大桥将于2025年4月12日通车，轻轨和汽车同桥过江。'
const of = (text: string, fileName?: string) => {
  const { publication, published, pageLabel } = splitPage(text, fileName === undefined ? {} : { fileName })
  return { publication, published, pageLabel }
}

describe('what a page says of itself', () => {
  it.each([
    ['2025-03-04_海港日报_第5版.txt', '海港日报', '2025-03-04', '5'],
    ['海港日报-20250304-A04.txt', '海港日报', '2025-03-04', 'A4'],
    ['灣區晚報 2024年3月14日 A12.txt', '灣區晚報', '2024-03-14', 'A12'],
    ['scan_0017.txt', null, null, null],
    ['2025-13-45.txt', null, null, null],
  ])('is read from the file name %s', (name, publication, published, pageLabel) => {
    expect(of(body, name)).toEqual({ publication, published, pageLabel })
  })

  it.each([
    ['海港日报 2025年3月4日 星期二 第5版', '海港日报', '2025-03-04', '5'],
    ['灣區晚報　二〇二四年三月十四日　星期四　A4', '灣區晚報', '2024-03-14', 'A4'],
    ['THE HARBOUR POST   Tuesday, March 4, 2025   Page A5', 'THE HARBOUR POST', '2025-03-04', 'A5'],
  ])(
    'is read from the masthead %s, which is then furniture',
    (masthead, publication, published, pageLabel) => {
      const text = `${masthead}\n\n${body}`
      expect(of(text)).toEqual({ publication, published, pageLabel })
      expect(splitPage(text).furniture).toHaveLength(1)
    },
  )

  it('is not taken from the running text', () => {
    expect(of(body)).toEqual({ publication: null, published: null, pageLabel: null })
  })

  it('believes the masthead where the file name says otherwise', () => {
    expect(of(`海港日报 2025年3月4日 星期二 第5版\n\n${body}`, '2024-01-01_第2版.txt')).toEqual({
      publication: '海港日报',
      published: '2025-03-04',
      pageLabel: '5',
    })
  })

  it('takes the paper that calls its own people by its name', () => {
    const text = [
      '灣區渡輪試航',
      '【灣區晚報訊】電動渡輪下月試航，船身噪音減少六成。',
      '茶餐廳老店結業',
      '灣區晚報記者 羅家健',
      '開業五十二年的茶餐廳昨日最後一天營業。',
    ].join('\n\n')
    expect(of(text).publication).toBe('灣區晚報')
  })
})

describe('edition, and how sure what a page says is', () => {
  const page = (text: string, fileName?: string, said = {}) => splitPage(text, { fileName, ...said })

  it.each([
    ['海港日报海外版 2025年3月4日 星期二 第三版', '海港日报', '海外版', '3'],
    ['灣區晚報 早版 2024年3月14日 星期四 A4', '灣區晚報', '早版', 'A4'],
    [
      'THE HARBOUR POST  Late City Edition  Tuesday, March 4, 2025  Page A5',
      'THE HARBOUR POST',
      'Late City Edition',
      'A5',
    ],
    ['海港日报 2025年3月4日 星期二 第5版 要闻', '海港日报', null, '5'],
  ])('masthead %s', (masthead, publication, edition, pageLabel) => {
    const split = page(`${masthead}\n\n${body}`)
    expect([split.publication, split.edition, split.pageLabel]).toEqual([publication, edition, pageLabel])
    expect(split.origins.publication).toEqual({ from: 'masthead', certainty: 'certain' })
  })

  it('is read from the file name, and says so', () => {
    const split = page(body, '海港日报海外版_2025-03-04_A04.txt')
    expect([split.publication, split.edition, split.published]).toEqual(['海港日报', '海外版', '2025-03-04'])
    expect(split.origins.edition).toEqual({ from: 'file-name', certainty: 'certain' })
  })

  it('a paper taken from its own people is inferred', () => {
    const text = `${body}\n\n渡輪試航\n\n【灣區晚報訊】電動渡輪下月試航。\n\n老店結業\n\n灣區晚報記者 羅家健\n\n老店昨日結業。`
    expect(page(text).origins.publication?.certainty).toBe('inferred')
  })

  it('the day on which all datelines agree is the page’s; year-less ones neither agree nor not', () => {
    const none = { publication: null, published: null, pageLabel: null, edition: null, origins: {} }
    const report = (text: string) =>
      withDetails(
        text,
        {
          ...{ title: null, byline: null, dateline: null, ...NO_DETAILS, language: 'zh-Hans' as const },
          blocks: [{ kind: 'paragraph', ranges: [[0, text.length]] }],
        },
        none,
      )
    const full = report('新华社北京2025年3月3日电 随着最后一批渔船靠岸，冬捕结束了。')
    const yearless = report('中新社香港3月2日电 轮渡公司公布了新的票价，下月起实行。')
    const found = withDateOfDatelines(none, [full, yearless])
    expect(found.published).toBe('2025-03-03')
    expect(found.origins.published).toEqual({ from: 'dateline', certainty: 'inferred' })
    expect(full.origins.datelineDate).toEqual({ from: 'dateline', certainty: 'certain' })
    const other = report('新华社北京2025年3月1日电 冬捕开始了。')
    expect(withDateOfDatelines(none, [full, other]).published).toBe(null)
    expect(withDateOfDatelines(none, [yearless]).published).toBe(null)
  })

  it('what the user has said is believed before all of it', () => {
    const split = page(`海港日报 2025年3月4日 星期二 第5版\n\n${body}`, undefined, {
      publication: '灣區晚報',
      published: '2026-01-02',
    })
    expect([split.publication, split.published]).toEqual(['灣區晚報', '2026-01-02'])
    expect(split.origins.published).toEqual({ from: 'hand', certainty: 'certain' })
  })
})
