/**
 * The browser that tests drive, and the fonts that Chinese needs: found, or installed where that can be done.
 * Order: PRESSMARK_BROWSER, an installed Chrome, Chromium or Edge, Playwright's own, an installation.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findInstalledBrowser } from '../electron/browsers.ts'

/** The path of a browser, or null. Installs nothing. */
export function findBrowser(): string | null {
  const installed = findInstalledBrowser()
  if (installed !== null) return installed
  const own = chromium.executablePath()
  return own !== '' && existsSync(own) ? own : null
}

const run = (command: string, args: string[]): boolean => {
  console.log(`$ ${command} ${args.join(' ')}`)
  return (
    spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  )
}

const canUseApt = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

let isListFresh = false
function aptInstall(packages: string[]): boolean {
  isListFresh ||= run('apt-get', ['update', '-qq'])
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
}

/** As `findBrowser`, after installing one where none is; null where that failed too. */
export function ensureBrowser(): string | null {
  const found = findBrowser()
  if (found !== null) return found
  const isInstalled =
    (canUseApt() && aptInstall(['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'])) ||
    run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  return isInstalled ? findBrowser() : null
}

/** Whether Chinese shows as glyphs, not boxes, in the tests' pictures and measures. Installs fonts on Debian as root. */
export function ensureFonts(): boolean {
  if (process.platform !== 'linux' || hasChineseFont()) return true
  return (
    canUseApt() && aptInstall(['fontconfig', 'fonts-noto-cjk', 'fonts-noto-color-emoji']) && hasChineseFont()
  )
}

function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}
