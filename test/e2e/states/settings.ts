/** The settings, section by section: what was backed up and what that would bring back, what is watched. And the help. */
import { mkdtempSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sendAll } from '../calls.ts'
import { dialog, escape, press, type State } from './steps.ts'

const settingsTab = (section: string): State => ({
  name: `settings-${section}`,
  enter: (page, t) => page.getByRole('tab', { name: t(`settings:section.${section}`), exact: true }).click(),
})

/** What the library has and the backup has not, while the preview is looked at. */
let themeId = ''
const watched = (page: Page) => dialog(page).locator('[data-watched-folders] li')

export const settings: State[] = [
  {
    name: 'settings-general',
    async enter(page) {
      await escape(page)
      await press(page, 'Control+,')
      await dialog(page).waitFor()
    },
  },
  settingsTab('reading'),
  settingsTab('colors'),
  settingsTab('exports'),
  settingsTab('lessons'),
  {
    name: 'settings-backups',
    async enter(page, t) {
      await settingsTab('backups').enter(page, t)
      await dialog(page)
        .getByRole('button', { name: t('backups:make') })
        .click()
      await dialog(page).getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'backup-preview',
    async enter(page, t) {
      const [theme] = await sendAll(page, 'themes.create', [{ name: '航标' }])
      themeId = theme!.id
      await dialog(page).getByRole('listitem').first().getByRole('button').click()
      await dialog(page)
        .getByRole('button', { name: t('backups:restore') })
        .waitFor()
    },
  },
  {
    name: 'settings-library',
    async enter(page, t) {
      await sendAll(page, 'themes.remove', [{ id: themeId }])
      await settingsTab('library').enter(page, t)
      const path = dialog(page).getByRole('textbox', { name: t('watch:path') })
      // Electron asks with the system's dialog instead.
      if ((await path.count()) === 0) return
      // A window names no folder outside the user's own.
      const folder = mkdtempSync(join(homedir(), 'pressmark-e2e-walk-'))
      try {
        await path.fill(folder)
        await press(page, 'Enter')
        await watched(page).waitFor()
        await path.fill('/etc')
        await press(page, 'Enter')
        await dialog(page).getByText('“/etc”').or(dialog(page).getByText('「/etc」')).waitFor()
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  },
  {
    name: 'library-checked',
    async enter(page, t) {
      if ((await watched(page).count()) > 0)
        await watched(page)
          .getByRole('button', { name: new RegExp(t('watch:removeOf', { name: '' }).trim()) })
          .click()
      await page.getByRole('button', { name: t('settings:check'), exact: true }).click()
      await page.getByText(t('settings:checkGood')).waitFor()
    },
  },
  settingsTab('about'),
  {
    name: 'help',
    async enter(page) {
      await escape(page)
      await press(page, 'F1')
      await dialog(page).waitFor()
    },
  },
]
