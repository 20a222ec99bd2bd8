import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeOf } from '../../../electron/backend/watch/place.ts'

let parent: string
let home: string
let library: string
beforeAll(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'pressmark-place-')))
  home = join(parent, 'home')
  library = join(home, 'Pressmark')
  for (const path of ['News/2026', '.ssh', 'News/.cache/x', 'AppData/Roaming', 'Pressmark/blobs'])
    mkdirSync(join(home, path), { recursive: true })
  mkdirSync(join(parent, 'elsewhere'))
  symlinkSync(join(home, '.ssh'), join(home, 'News/keys'))
})
afterAll(() => rmSync(parent, { recursive: true }))

const named = (path: string): Promise<string> => placeOf(path, library, 'window', home)

describe('a folder that a window names', () => {
  it('is one of the user’s own', async () => {
    expect(await named(join(home, 'News'))).toBe(join(home, 'News'))
    expect(await named('~/News/2026')).toBe(join(home, 'News/2026'))
    expect(await named(` ${join(home, 'News', '..', 'News')} `)).toBe(join(home, 'News'))
  })

  it.each<[string, () => string]>([
    ['the home folder itself', () => home],
    ['a folder around it', () => parent],
    ['the root', () => '/'],
    ['a system folder', () => '/etc'],
    ['a hidden folder', () => join(home, '.ssh')],
    ['a hidden folder behind a link', () => join(home, 'News/keys')],
    ['a folder in a hidden one', () => join(home, 'News/.cache/x')],
    ['what programs keep', () => join(home, 'AppData/Roaming')],
    ['a folder elsewhere', () => join(parent, 'elsewhere')],
    ['a way out', () => join(home, 'News/../../elsewhere')],
    ['the library', () => library],
    ['a folder in the library', () => join(library, 'blobs')],
  ])('is not %s', async (_what, path) => {
    await expect(named(path())).rejects.toMatchObject({ code: 'watch-place' })
  })

  it.each(['News', '', 'relative/path', '~/nothing', '~/News\0/x'])('is there: not %j', async (path) => {
    await expect(named(path)).rejects.toMatchObject({ code: 'watch-missing' })
  })

  it('may be anywhere but the library where the user names it on the command line', async () => {
    expect(await placeOf(join(parent, 'elsewhere'), library, 'user', home)).toBe(join(parent, 'elsewhere'))
    await expect(placeOf(library, library, 'user', home)).rejects.toMatchObject({ code: 'watch-place' })
  })
})
