import { describe, expect, it } from 'vitest'
import { readDateline, readSource } from '../../../electron/backend/pages/dateline.ts'

const PAGE = { publication: '海港日报', published: '2025-03-04' }
/** place | date | agency, `~` before what was worked out. */
const parts = (line: string, page: typeof PAGE | { publication: null; published: null } = PAGE) => {
  const { place, date, agency, inferred } = readDateline(line, page)
  return [
    place,
    date && `${inferred.date ? '~' : ''}${date}`,
    agency && `${inferred.agency ? '~' : ''}${agency}`,
  ]
    .map((part) => part ?? '')
    .join('|')
}

describe('the parts of a dateline', () => {
  it.each([
    ['新华社北京3月3日电', '北京|~2025-03-03|新华社'],
    ['新华社北京3月3日电（记者林小舟）', '北京|~2025-03-03|新华社'],
    ['（新华社伦敦2月12日电）', '伦敦|~2025-02-12|新华社'],
    ['（新华社 伦敦 3月3日电）', '伦敦|~2025-03-03|新华社'],
    ['新华社布宜诺斯艾利斯3月3日电', '布宜诺斯艾利斯|~2025-03-03|新华社'],
    ['新华社电', '||新华社'],
    ['中新社香港3月2日电', '香港|~2025-03-02|中新社'],
    ['中新网3日电', '|~2025-03-03|中新网'],
    ['新华社北京2025年3月3日电', '北京|2025-03-03|新华社'],
    ['新华社记者林小舟北京3月3日电', '北京|~2025-03-03|新华社'],
    ['【灣區晚報訊】', '||灣區晚報'],
    ['【大灣報訊】', '||大灣報'],
    ['【本報訊】', '||~海港日报'],
    ['本报讯', '||~海港日报'],
    ['本报北京3月3日讯', '北京|~2025-03-03|~海港日报'],
    ['本报讯（记者 林小舟）', '||~海港日报'],
    ['【本報記者羅家健台北報導】', '台北||~海港日报'],
    ['（中央社記者羅家健台北3日電）', '台北|~2025-03-03|中央社'],
    ['〔記者羅家健／台北報導〕', '台北||'],
    ['科学日报讯', '||科学日报'],
    ['LONDON, March 3 (Reuters) —', 'LONDON|~2025-03-03|Reuters'],
    ['PORT ALDER —', 'PORT ALDER||'],
    ['WASHINGTON (AP) —', 'WASHINGTON||AP'],
    ['（据新华社伦敦3月3日电 本报综合）', '伦敦|~2025-03-03|~新华社'],
    ['二〇二五年三月三日于北京', '北京|2025-03-03|'],
  ])('%s', (line, expected) => {
    expect(parts(line)).toBe(expected)
  })

  it('without the page, its date and its paper are not known', () => {
    const page = { publication: null, published: null }
    expect(parts('新华社北京3月3日电', page)).toBe('北京||新华社')
    expect(parts('本报讯', page)).toBe('||')
  })

  it('a dateline is never of a day after the page', () => {
    expect(parts('新华社北京12月28日电')).toBe('北京|~2024-12-28|新华社')
  })
})

it('what a text leans on is inferred at most', () => {
  expect(readSource('据法新社3月2日报道，渡轮公司提高票价。', PAGE)).toEqual({
    place: null,
    date: '2025-03-02',
    agency: '法新社',
    inferred: { date: true, agency: true },
  })
  expect(readSource('據海灣電視台報道，渡輪加價。', PAGE).agency).toBe('海灣電視台')
  expect(readSource('据了解，渡轮公司3月2日提高票价。', PAGE).agency).toBe(null)
})
