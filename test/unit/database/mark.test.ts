import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openMark, readMark } from '../../../electron/backend/database/mark.ts'

const commit = (number: number) => ({ number, at: '2025-03-01T08:00:00.000Z' })
const BEGIN = { library: 'a', chain: '', version: 1, open: true, ...commit(0) }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-mark-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('tells that a commit is marked while others go on: a note saved beside an import does not wait for its end', async () => {
  const marks = openMark(folder, BEGIN)
  let commits = 0
  let markedAt = 0
  marks.write(commit(1))
  const told = marks.written().then(() => {
    markedAt = commits
  })
  // Faster than a disk flushes.
  for (commits = 1; commits < 50_000; commits++) {
    marks.write(commit(commits))
    await setImmediate()
  }
  await told
  expect(markedAt).toBeLessThan(40_000)
  await marks.written()
  marks.close({})
  expect(readMark(folder)).toMatchObject(commit(49_999))
})
