/** The reader, its bars, its side panel. */
import { expect } from '@playwright/test'
import { clickWords, openReport, paneText, placeOf, selectWords } from '../reading.ts'
import { SAMPLES, dialog, escape, press, sideTab, type State } from './steps.ts'

export const reading: State[] = [
  {
    name: 'read-one',
    async enter(page) {
      await press(page, 'Escape', 'Escape')
      await openReport(page, SAMPLES['zh-Hans'])
    },
  },
  { name: 'read-two', enter: (page) => openReport(page, SAMPLES.en, true) },
  { name: 'selection-bar', enter: (page) => selectWords(page, 0, '会后公布的内容并不复杂') },
  {
    name: 'highlight-bar',
    async enter(page) {
      await press(page, 'Escape', 'Escape')
      await clickWords(page, 0, '停火之后继续加强它的防卫')
      await page.locator('[data-annotate-bar]').waitFor()
    },
  },
  {
    name: 'highlight-more',
    async enter(page, t) {
      await page
        .locator('[data-annotate-bar]')
        .getByRole('button', { name: t('highlights:more') })
        .click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'highlight-ends',
    async enter(page) {
      await press(page, 'Escape')
      await clickWords(page, 0, '停火之后继续加强它的防卫')
      await press(page, 'r')
      await page.locator('[data-ends-bar]').waitFor()
    },
  },
  {
    name: 'highlight-card',
    async enter(page) {
      await press(page, 'Escape', 'i')
      await page.locator('[data-highlight-card]').waitFor()
    },
  },
  {
    name: 'theme-picker',
    async enter(page) {
      await press(page, 'Escape')
      // The card may have gone by itself, when a window of another size moved the text: then Escape let go of the words.
      await clickWords(page, 0, '停火之后继续加强它的防卫')
      await press(page, 't')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'note-editor',
    async enter(page) {
      await escape(page)
      await clickWords(page, 0, '停火之后继续加强它的防卫')
      await press(page, 'n')
      await page.locator('[contenteditable="true"]').waitFor()
      await page.keyboard.type('- 一')
    },
  },
  {
    name: 'color-menu',
    async enter(page, t) {
      await press(page, 'Escape')
      await page.locator('[data-highlight][data-active]').hover()
      await page
        .getByRole('button', { name: t('panel:changeColor') })
        .first()
        .click()
    },
  },
  {
    name: 'link-begun',
    async enter(page) {
      await press(page, 'Escape')
      await selectWords(page, 0, '白宫那场不欢而散的会面')
      await press(page, 'l')
    },
  },
  {
    name: 'relation-chooser',
    async enter(page) {
      await selectWords(page, 1, 'Keep the weapons flowing')
      await press(page, 'l')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'linked',
    async enter(page) {
      await press(page, 'c')
      await expect(dialog(page)).toHaveCount(0)
      await paneText(page, 0).click({ position: { x: 8, y: 8 } })
    },
  },
  sideTab('corrections'),
  {
    name: 'correction',
    async enter(page) {
      await selectWords(page, 0, '会后公布的内容')
      await press(page, 'e')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'correction-refused',
    async enter(page) {
      await page.keyboard.type('会后\u202e')
      await press(page, 'Enter')
      await expect(dialog(page).getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
    },
  },
  {
    name: 'corrected',
    async enter(page) {
      await dialog(page).getByRole('textbox').fill('会上公布的内容')
      await press(page, 'Enter')
      await page.locator('[data-correction]').waitFor()
    },
  },
  {
    name: 'correction-card',
    async enter(page) {
      const { from } = await placeOf(paneText(page, 0), '会上公布')
      await page.mouse.move(from.x + 4, from.y)
      await page.locator('[data-correction-card]').waitFor()
    },
  },
  {
    name: 'correction-elsewhere',
    async enter(page, t) {
      await page
        .locator('[data-correction]')
        .getByRole('button', { name: t('corrections:elsewhere') })
        .click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'originals',
    async enter(page) {
      await escape(page)
      await paneText(page, 0).focus()
      await press(page, 'o')
    },
  },
  {
    name: 'other-script',
    async enter(page) {
      await press(page, 'o', 'Alt+s')
      await expect(paneText(page, 0)).toHaveAttribute('lang', 'zh-Hant')
    },
  },
  {
    name: 'own-script',
    async enter(page) {
      await press(page, 'Alt+s')
      await expect(paneText(page, 0)).toHaveAttribute('lang', 'zh-Hans')
    },
  },
  sideTab('links'),
  sideTab('related'),
  sideTab('notes'),
  sideTab('info'),
  sideTab('highlights'),
  {
    name: 'filter-menu',
    async enter(page, t) {
      await page.getByRole('button', { name: new RegExp(`^${t('highlights:filterTheme')}: `) }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'highlights-filtered',
    async enter(page, t) {
      // A change of the window's size closes menus.
      if (!(await page.getByRole('menu').isVisible()))
        await page.getByRole('button', { name: new RegExp(`^${t('highlights:filterTheme')}: `) }).click()
      await page.getByRole('menuitemradio').nth(1).click()
      await page.locator('[data-filter-strip]').waitFor()
    },
  },
  {
    name: 'find-bar',
    async enter(page) {
      await paneText(page, 0).focus()
      await press(page, 'Shift+f', 'Control+f')
      await page.keyboard.type('歐洲')
    },
  },
  {
    name: 'pane-menu',
    async enter(page, t) {
      await press(page, 'Escape')
      await page
        .getByRole('button', { name: t('reader:tools') })
        .first()
        .click()
    },
  },
  {
    name: 'read-four',
    async enter(page) {
      await press(page, 'Escape')
      await press(page, 'Alt+n')
      await openReport(page, SAMPLES['zh-Hant'])
      await press(page, 'Alt+n')
      await expect(page.locator('[data-pane]')).toHaveCount(4)
    },
  },
]
