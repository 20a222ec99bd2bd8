/** Views and states of the library, its imports, its settings. */
import { expect, type Page } from '@playwright/test'
import { binaryFile, emptyFile, traditionalPage } from '../pages.ts'
import { dialog, escape, press, SAMPLES, type State } from './steps.ts'

const rows = (page: Page) => page.locator('[data-report]')
export const library: State[] = [
  { name: 'first-start', enter: (page, t) => page.getByText(t('library:firstTitle')).waitFor() },
  { name: 'read-empty', enter: (page) => press(page, 'Alt+2') },
  { name: 'themes-empty', enter: (page) => press(page, 'Alt+3') },
  {
    name: 'samples',
    async enter(page, t) {
      await press(page, 'Alt+1')
      await page.getByRole('button', { name: t('library:loadSamples') }).click()
      await expect(rows(page).first()).toBeVisible()
    },
  },
  {
    name: 'filtered',
    async enter(page, t) {
      await page.getByRole('textbox', { name: t('library:filter') }).fill('欧')
      await expect(page.getByRole('row', { name: SAMPLES['zh-Hans'] })).toBeVisible()
    },
  },
  {
    name: 'none-match',
    async enter(page, t) {
      await page.getByRole('textbox', { name: t('library:filter') }).fill('qqq')
      await page.getByText(t('library:noneTitle')).waitFor()
    },
  },
  {
    name: 'group-menu',
    async enter(page, t) {
      await page.getByRole('button', { name: t('library:showAll') }).click()
      await page.getByRole('button', { name: t('library:groupBy') }).click()
    },
  },
  {
    name: 'grouped',
    enter: (page, t) => page.getByRole('menuitemradio', { name: t('library:group.publication') }).click(),
  },
  {
    name: 'selection',
    async enter(page) {
      await rows(page).first().focus()
      await press(page, 'Space', 'Shift+ArrowDown')
    },
  },
  {
    name: 'row-menu',
    async enter(page) {
      await press(page, 'Escape')
      await rows(page).filter({ hasText: SAMPLES['zh-Hans'] }).click({ button: 'right' })
    },
  },
  {
    name: 'report-dialog',
    async enter(page, t) {
      await page.getByRole('menuitem', { name: t('commands:reportDetails') }).click()
      await dialog(page)
        .getByRole('textbox', { name: t('library:columnDate'), exact: true })
        .fill('2025-02-30')
    },
  },
  {
    name: 'source-dialog',
    async enter(page, t) {
      await escape(page)
      await rows(page).filter({ hasText: SAMPLES['zh-Hans'] }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: t('commands:sourceDetails') }).click()
    },
  },
  {
    name: 'removed-source',
    async enter(page, t) {
      await page.getByRole('button', { name: t('library:removeSource') }).click()
      // Links of its reports would lose an end: that is asked first.
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: t('links:goesDo') })
        .click()
      await page.getByText(t('library:removedSource', { name: '' }).trim()).waitFor()
    },
  },
  {
    name: 'import-refused',
    async enter(page, t) {
      await press(page, 'Control+z')
      await expect(rows(page).filter({ hasText: SAMPLES['zh-Hans'] })).toBeVisible()
      const chooser = page.waitForEvent('filechooser')
      await page
        .getByRole('button', { name: t('library:import'), exact: true })
        .first()
        .click()
      await (await chooser).setFiles([emptyFile(), binaryFile(), traditionalPage()])
      await page.getByRole('list', { name: t('import:refused', { count: 2 }) }).waitFor()
    },
  },
  {
    name: 'paste-dialog',
    async enter(page, t) {
      const panel = page.getByRole('region', { name: t('import:panel') })
      await panel
        .getByRole('button', { name: t('common:close') })
        .last()
        .click()
      await page.evaluate(() => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', '夜航恢复之后\n\n调度员说当晚有七艘船进港。'.repeat(8))
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
      })
      await dialog(page).waitFor()
    },
  },
  {
    name: 'export-dialog',
    async enter(page) {
      await escape(page)
      await press(page, 'Control+Shift+e')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'export-tables',
    async enter(page, t) {
      await dialog(page)
        .getByRole('radio', { name: t('export:format.csv') })
        .focus()
      await press(page, 'Space')
      await dialog(page).getByText(t('export:excel')).waitFor()
    },
  },
  {
    name: 'export-package',
    async enter(page, t) {
      await dialog(page)
        .getByRole('radio', { name: t('export:format.package') })
        .focus()
      await press(page, 'Space')
      await page.locator('[data-package="export"]').waitFor()
    },
  },
]
