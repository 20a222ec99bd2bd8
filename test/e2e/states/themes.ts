/** The view of themes. */
import { dialog, escape, press, type State } from './steps.ts'

export const themes: State[] = [
  {
    name: 'themes',
    async enter(page) {
      await press(page, 'Alt+3')
      await page.getByRole('treegrid').waitFor()
    },
  },
  {
    name: 'theme-new',
    async enter(page, t) {
      await page
        .getByRole('button', { name: t('themes:newTheme') })
        .first()
        .click()
    },
  },
  {
    name: 'theme-remove',
    async enter(page, t) {
      await press(page, 'Escape')
      await page.getByRole('button', { name: t('themes:remove') }).click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'theme-merge',
    async enter(page, t) {
      await escape(page)
      await page.getByRole('button', { name: t('themes:actions') }).click()
      await page.getByRole('menuitem', { name: t('themes:merge') }).click()
      await dialog(page).locator('output').waitFor()
    },
  },
  {
    name: 'theme-chosen',
    async enter(page, t) {
      await escape(page)
      await page.getByRole('button', { name: t('themes:chooseAll') }).click()
      await page.getByRole('button', { name: t('themes:split') }).waitFor()
    },
  },
  {
    name: 'theme-split',
    async enter(page, t) {
      await page.getByRole('button', { name: t('themes:split') }).click()
      await dialog(page).waitFor()
    },
  },
  { name: 'themes-again', enter: (page) => escape(page) },
  {
    name: 'links',
    async enter(page) {
      await press(page, 'Alt+5')
      await page.locator('[data-link]').first().waitFor()
    },
  },
  {
    name: 'relations',
    async enter(page, t) {
      await page.getByRole('button', { name: t('links:manage') }).click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'links-none-match',
    async enter(page, t) {
      await escape(page)
      await page.getByRole('textbox', { name: t('links:filterText') }).fill('qqq')
      await page.getByText(t('links:noMatch')).waitFor()
    },
  },
]
