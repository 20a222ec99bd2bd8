import { expect, test } from 'vitest'
import { tellEnd } from '../../../electron/serve.ts'

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
