import { describe, expect, test } from 'vitest'
import { completeUrl, isSafeUrl } from '../../../renderer/notes/safe-url.ts'

describe('addresses in notes', () => {
  test.each(['https://example.org/a?b=1', 'http://例子.测试/', 'mailto:desk@example.org'])(
    '%s is linked',
    (url) => {
      expect(isSafeUrl(url)).toBe(true)
    },
  )
  test.each([
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '/x',
    '',
  ])('%j is not', (url) => {
    expect(isSafeUrl(url)).toBe(false)
    expect(completeUrl(url)).toBeNull()
  })
  test('what people type is made whole', () => {
    expect(completeUrl(' example.org/x ')).toBe('https://example.org/x')
    expect(completeUrl('desk@example.org')).toBe('mailto:desk@example.org')
    expect(completeUrl('两报一致')).toBeNull()
  })
})
