import { defineConfig } from '@playwright/test'
import { findElectron } from './electron/electron-binary.ts'
import type { HostOptions } from './test/e2e/host.ts'

/** CI shares its cores with others and was three times slower than a quiet machine now and then: waits are bounds, not claims. */
const SLOWER = process.env.CI ? 3 : 1

const hasElectron = findElectron() !== null
// Said once, by the run itself: its workers and other tools read this file too.
if (!hasElectron && process.env.TEST_WORKER_INDEX === undefined && process.argv[1]?.includes('playwright')) {
  console.log(
    'The specs did not run on Electron: its binary is not installed (npx install-electron fetches it).',
  )
}

export default defineConfig<HostOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Two cores: two windows at once, each with its own server and library.
  workers: 2,
  fullyParallel: true,
  timeout: 60_000 * SLOWER,
  expect: { timeout: 10_000 * SLOWER },
  forbidOnly: Boolean(process.env.CI),
  // CI shares two cores with others: one more try there, and the list names what needed it as "flaky".
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '.cache/tests/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Hong_Kong',
    trace: 'off',
    // A step that waits longer waits for nothing: it fails by itself and says which it was.
    actionTimeout: 30_000 * SLOWER,
  },
  projects: [
    { name: 'loopback', use: { host: 'loopback' } },
    // The main job once more in the browser as a user has it: windows, downloads and the clipboard are its own there.
    { name: 'whole browser', testMatch: /\/(smoke|story|export)\.spec/, use: { browserKind: 'whole' } },
    ...(hasElectron ? [{ name: 'electron', use: { host: 'electron' as const } }] : []),
  ],
})
