import { mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultLibrary, mayBeMade, rememberLibrary } from '../../../electron/default-library.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pressmark-home-'))
  for (const name of ['HOME', 'USERPROFILE', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, home)
  vi.stubEnv('PRESSMARK_LIBRARY', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})

it('is the one chosen instead of it, from the next start on; one that is named comes first', () => {
  const first = join(homedir(), 'Pressmark')
  const [second, third] = [join(home, '二'), join(home, '三')]
  expect(defaultLibrary()).toBe(first)
  expect(mayBeMade(first)).toBe(true)
  rememberLibrary(second, first)
  expect(defaultLibrary()).toBe(second)
  // Not made anew where its disk is not plugged in.
  expect([mayBeMade(second), mayBeMade(third)]).toEqual([false, true])
  rememberLibrary(third, second)
  expect(defaultLibrary()).toBe(third)
  vi.stubEnv('PRESSMARK_LIBRARY', first)
  expect(defaultLibrary()).toBe(first)
})

it('stays, where another was named for once', () => {
  rememberLibrary(join(home, '二'), join(home, '一次'))
  expect(defaultLibrary()).toBe(join(homedir(), 'Pressmark'))
})
