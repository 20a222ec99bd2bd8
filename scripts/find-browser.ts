/**
 * The browser that tests drive, and the fonts that Chinese needs: found, or installed where that can be done.
 * Order: PRESSMARK_BROWSER, an installed Chrome, Chromium or Edge, Playwright's own, an installation.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findInstalledBrowser } from '../electron/browsers.ts'
import { aptInstall, canUseApt, run } from './apt.ts'

/** Debian's Chromium without the browser's own windows, as Playwright's own runs without a screen. */
const SHELL = '/usr/bin/chromium-headless-shell'

/** The path of a browser, or null. Installs nothing. */
export function findBrowser(): string | null {
  const installed = findInstalledBrowser()
  if (installed !== null) return installed
  const own = chromium.executablePath()
  return own !== '' && existsSync(own) ? own : null
}

/**
 * The browser most specs are driven in: Chromium's headless shell where it is installed, else as `findBrowser`. It is
 * the same engine; a window costs 0.12 s of processor time in it, and 1.1 s in the whole Chromium, which draws its own
 * toolbar as a page (eight windows each, Chromium 156).
 */
export function findSpecBrowser(): string | null {
  return existsSync(SHELL) ? SHELL : findBrowser()
}

/** As `findBrowser`, after installing one where none is; null where that failed too. */
export function ensureBrowser(): string | null {
  const found = findBrowser()
  if (found === null) {
    const isInstalled =
      (canUseApt() && aptInstall(['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'])) ||
      run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
    if (!isInstalled) return null
  }
  // Only where nobody's machine is changed by it unasked. Without it the specs take longer, that is all.
  if ((found === null || process.env.CI) && canUseApt() && !existsSync(SHELL))
    aptInstall(['chromium-headless-shell'])
  return findBrowser()
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
