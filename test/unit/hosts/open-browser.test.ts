import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../../../electron/open-browser.ts'

const place = mkdtempSync(join(tmpdir(), 'pressmark-browser-'))
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(place, { recursive: true, force: true })
})

describe.skipIf(process.platform !== 'linux')('the browser that shows the app', () => {
  it('gets a profile of its own that nobody else may read', async () => {
    const told = join(place, 'told')
    const browser = join(place, 'browser.sh')
    writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}.new' && mv '${told}.new' '${told}'\n`)
    chmodSync(browser, 0o755)
    vi.stubEnv('PRESSMARK_BROWSER', browser)
    vi.stubEnv('XDG_CACHE_HOME', place)
    openBrowser('http://127.0.0.1:1/open?ticket=x')
    await vi.waitFor(() => expect(existsSync(told)).toBe(true), { timeout: 10_000 })
    const profile = join(place, 'pressmark/browser')
    const args = readFileSync(told, 'utf8').split('\n')
    expect(args).toContain('--app=http://127.0.0.1:1/open?ticket=x')
    expect(args).toContain(`--user-data-dir=${profile}`)
    expect(statSync(profile).mode & 0o077).toBe(0)
  })
})
