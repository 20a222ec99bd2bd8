import { describe, expect, test } from 'vitest'
import { nextWaiting, pageBeside, pagesInOrder } from '../../../renderer/desk/rail/page-order.ts'
import type { Source } from '../../../shared/model/source.ts'

const page = (id: string, publication: string | null, published: string, pageLabel: string, proposals = 0) =>
  ({ id, publication, published, pageLabel, proposals, fileName: `${id}.txt` }) as Source

const SOURCES = [
  page('no-name', null, '2025-03-09', '1', 1),
  page('tide-10', '潮汐报', '2025-03-04', '10'),
  page('tide-2', '潮汐报', '2025-03-04', '2', 3),
  page('tide-new', '潮汐报', '2025-03-05', '4'),
  page('bank', '北岸报', '2025-03-01', 'A1'),
]

describe('leafing through the library', () => {
  test('publications by name, in each the latest date first and page 2 before page 10, the nameless last', () => {
    const ids = pagesInOrder(SOURCES).map(({ id }) => id)
    expect(ids).toEqual(['bank', 'tide-new', 'tide-2', 'tide-10', 'no-name'])
  })
  test('ends at either end, and nowhere from a page that is gone', () => {
    expect(pageBeside(SOURCES, 'tide-2', 1)?.id).toBe('tide-10')
    expect(pageBeside(SOURCES, 'tide-2', -1)?.id).toBe('tide-new')
    expect(pageBeside(SOURCES, 'bank', -1)).toBeNull()
    expect(pageBeside(SOURCES, 'no-name', 1)).toBeNull()
    expect(pageBeside(SOURCES, 'gone', 1)).toBeNull()
  })
  test('the next page with proposals is looked for round the end, and is never the page itself', () => {
    expect(nextWaiting(SOURCES, null)?.id).toBe('tide-2')
    expect(nextWaiting(SOURCES, 'tide-2')?.id).toBe('no-name')
    expect(nextWaiting(SOURCES, 'no-name')?.id).toBe('tide-2')
    expect(nextWaiting([SOURCES[0]!], 'no-name')).toBeNull()
  })
})
