/** Reading side by side, at the end of the walk: the list, the card, what is new, figures, twins. */
import { expect, type Page } from '@playwright/test'
import { BRIDGE, TITLES } from '../bridge-texts.ts'
import { clickWords, importTexts, openReport, paneText, selectWords } from '../reading.ts'
import type { Words } from '../words.ts'
import { dialog, press, sideTab, type State } from './steps.ts'

/** Closes the dialog over a card; the card stays. */
const escapeTo = async (page: Page): Promise<void> => {
  await press(page, 'Escape')
  await expect(dialog(page)).toHaveCount(1)
}

const closeLastPane = async (page: Page, t: Words): Promise<void> => {
  const close = page.getByRole('button', { name: t('reader:closePane'), exact: true })
  if ((await close.count()) > 0) await close.last().click()
}

/** Reports that share passages, read side by side. */
export const beside: State[] = [
  {
    name: 'beside-list',
    async enter(page, t) {
      await press(page, 'Escape', 'Escape', 'Alt+2')
      for (let panes = 4; panes > 1; panes--) await closeLastPane(page, t)
      await press(page, 'Alt+1')
      await importTexts(page, BRIDGE)
      // In a long library only the rows near the window are there.
      await page.getByRole('textbox', { name: t('library:filter') }).fill('大桥')
      await expect(page.locator('[data-report]').filter({ hasText: TITLES.reprint })).toBeVisible({
        timeout: 60_000,
      })
      await openReport(page, TITLES.wire)
      await openReport(page, TITLES.reprint, true)
      await sideTab('links').enter(page, t)
      await page.locator('[data-beside-list] [data-bond="proposal"]').first().waitFor()
    },
  },
  {
    name: 'beside-difference',
    async enter(page, t) {
      await page
        .locator('[data-bond="proposal"]')
        .first()
        .getByRole('button', { name: t('beside:difference') })
        .click()
      await page.locator('[data-beside-list] [data-side="b"]').waitFor()
    },
  },
  {
    name: 'beside-card',
    async enter(page) {
      await paneText(page, 0).focus()
      await press(page, 'p')
      await page.locator('[data-bond-card] [data-side="b"]').waitFor()
    },
  },
  {
    name: 'beside-relations',
    async enter(page, t) {
      await page
        .locator('[data-bond-card]')
        .getByRole('button', { name: t('beside:otherRelation') })
        .click()
      await page.getByRole('listbox', { name: t('links:chooseList') }).waitFor()
    },
  },
  {
    name: 'beside-refused',
    async enter(page) {
      await escapeTo(page)
      await page.locator('[data-bond-card]').focus()
      await press(page, 'x')
      await page.locator('[data-bond="refused"]').waitFor()
    },
  },
  {
    name: 'beside-told',
    async enter(page) {
      await paneText(page, 0).focus()
      await press(page, 'y', 'Shift+y', 'd')
      await page.locator('[data-told-strip]').nth(1).waitFor()
      await page.locator('[data-bond="fixed"]').waitFor()
    },
  },
  {
    name: 'beside-figures',
    async enter(page) {
      await press(page, 'Alt+g')
      await page.locator('[data-figures] table').waitFor()
    },
  },
  {
    name: 'beside-twins',
    async enter(page, t) {
      await press(page, 'Alt+g')
      await paneText(page, 0).focus()
      await press(page, 'd', 'y')
      await selectWords(page, 0, '渡轮公司现有船只十二艘')
      await press(page, '3', 'F6')
      await page.locator('[data-bond="twin"]').waitFor()
      await sideTab('highlights').enter(page, t)
    },
  },
  {
    name: 'beside-twin-bar',
    async enter(page, t) {
      await clickWords(page, 1, '渡輪公司現有船')
      await page.getByRole('toolbar', { name: t('beside:twinBar') }).waitFor()
    },
  },
]
