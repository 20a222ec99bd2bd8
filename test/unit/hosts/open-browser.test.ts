import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../../../electron/open-browser.ts'

const place = mkdtempSync(join(tmpdir(), 'pressmark-browser-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
})

/** A browser that only tells what it was started with. */
function browserThatTells(): { args: () => Promise<string[]> } {
  const told = join(place, 'told')
  const browser = join(place, 'browser.sh')
  writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}.new' && mv '${told}.new' '${told}'\n`)
  chmodSync(browser, 0o755)
  vi.stubEnv('PRESSMARK_BROWSER', browser)
  vi.stubEnv('XDG_CACHE_HOME', place)
  return {
    async args() {
      await vi.waitFor(() => expect(existsSync(told)).toBe(true), { timeout: 10_000 })
      const args = readFileSync(told, 'utf8').split('\n')
      rmSync(told)
      return args
    },
  }
}
const ADDRESS = 'http://127.0.0.1:1/open?ticket=a-secret'
const pageOf = (args: string[]): string =>
  fileURLToPath(args.find((arg) => arg.startsWith('--app='))!.slice('--app='.length))

describe.skipIf(process.platform !== 'linux')('the browser that shows the app', () => {
  const profile = join(place, 'pressmark/browser')

  it('gets a profile of its own that nobody else may read, also where others could before', async () => {
    mkdirSync(profile, { recursive: true })
    chmodSync(profile, 0o755)
    const { args } = browserThatTells()
    openBrowser(ADDRESS, new Promise(() => {}), '/home/lin/Pressmark')
    expect(await args()).toContain(`--user-data-dir=${profile}`)
    expect(statSync(profile).mode & 0o077).toBe(0)
  })

  it('is not started with the ticket, but with a file that holds it, only for its owner and until it is used', async () => {
    const { args } = browserThatTells()
    const used = Promise.withResolvers<void>()
    openBrowser(ADDRESS, used.promise, '/home/lin/Pressmark')
    const seen = await args()
    expect(seen.join()).not.toContain('a-secret')
    expect(pageOf(seen)).toMatch(new RegExp(`^${profile}/open-`))
    expect(statSync(pageOf(seen)).mode & 0o777).toBe(0o600)
    expect(readFileSync(pageOf(seen), 'utf8')).toContain(ADDRESS)
    used.resolve()
    await vi.waitFor(() => expect(existsSync(pageOf(seen))).toBe(false))
  })

  it('has the same page at each start of a library, for its window to open where it was; two at once have two', async () => {
    const { args } = browserThatTells()
    const first = Promise.withResolvers<void>()
    openBrowser(ADDRESS, first.promise, '/home/lin/Pressmark')
    const one = pageOf(await args())
    openBrowser(ADDRESS, new Promise(() => {}), '/home/lin/Pressmark')
    const beside = pageOf(await args())
    expect(beside).not.toBe(one)
    first.resolve()
    await vi.waitFor(() => expect(existsSync(one)).toBe(false))
    // What a start left that was killed.
    utimesSync(beside, 0, 0)
    openBrowser(ADDRESS, new Promise(() => {}), '/home/lin/Pressmark')
    expect(pageOf(await args())).toBe(one)
    expect(existsSync(beside)).toBe(false)
    openBrowser(ADDRESS, new Promise(() => {}), '/home/lin/another')
    expect(pageOf(await args())).not.toBe(one)
  })
})
