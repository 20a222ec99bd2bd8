import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { linkAmong, readDeepLink } from '../../../electron/deep-link.ts'

const report = '0198c1de-0000-7000-8000-000000000001'
const highlight = '0198c1de-0000-7000-8000-000000000002'

describe('a link from outside', () => {
  it('names a report, and a highlight in it', () => {
    expect(readDeepLink(`pressmark://report/${report}`)).toEqual({ report, highlight: null })
    expect(readDeepLink(`PRESSMARK://report/${report.toUpperCase()}#${highlight}`)).toEqual({
      report,
      highlight,
    })
    expect(linkAmong(['electron', '.', `pressmark://report/${report}`])).toEqual({ report, highlight: null })
  })

  it.each([
    'pressmark://report/',
    `pressmark://report/${report}/more`,
    `pressmark://report/${report}?call=library.remove`,
    `pressmark://report/${report}#<script>`,
    `pressmark://user:word@report/${report}`,
    `pressmark://report:1/${report}`,
    `pressmark://settings/${report}`,
    `pressmark:report/${report}`,
    `file://report/${report}`,
    `javascript://report/${report}`,
    `pressmark://report/${'0'.repeat(400)}`,
    '--library=/etc',
    '',
  ])('asks for nothing else: %s', (address) => {
    expect(readDeepLink(address)).toBeNull()
  })

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readDeepLink(text)).toBeNull()
        expect(readDeepLink(`pressmark://report/${text}`)).toBeNull()
      }),
    )
  })
})
