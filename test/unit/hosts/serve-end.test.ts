import { describe, expect, it, test, vi } from 'vitest'
import { tellEnd, whenLeft } from '../../../electron/serve.ts'

test('a library that stops answering is told where a reader of --json sees it, too', () => {
  const [printed, warned]: string[][] = [[], []]
  const to = (lines?: string[]) => (line: string) => void lines?.push(line)
  const says = { language: 'en', print: to(printed), warn: to(warned) } as const
  expect(tellEnd(new Error('out of memory'), says)).toBe(1)
  expect(printed).toEqual([])
  expect(warned?.join(' ')).toContain('stopped answering')
  expect(tellEnd(null, says)).toBe(0)
  expect(printed).toHaveLength(1)
})

describe('a server nobody looks at any more', () => {
  it('is told so once its last window has been gone for a while, not before the first one and not while one reconnects', () => {
    vi.useFakeTimers()
    try {
      let windows = 0
      let told = 0
      whenLeft({ windows: () => windows, ended: new Promise(() => {}) }, 1000, () => (told += 1))
      vi.advanceTimersByTime(5000)
      expect(told).toBe(0)
      windows = 1
      vi.advanceTimersByTime(300)
      windows = 0
      vi.advanceTimersByTime(800)
      windows = 1
      vi.advanceTimersByTime(100)
      windows = 0
      vi.advanceTimersByTime(800)
      expect(told).toBe(0)
      vi.advanceTimersByTime(300)
      expect(told).toBe(1)
      vi.advanceTimersByTime(10_000)
      expect(told).toBe(1)
    } finally {
      vi.useRealTimers()
    }
  })
})
