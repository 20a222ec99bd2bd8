/** The page desk: the list of what is found, its questions. */
import type { Page } from '@playwright/test'
import { dialog, escape, press, type State } from './steps.ts'

const rail = (page: Page) => page.locator('[data-desk-rail]')

export const desk: State[] = [
  {
    name: 'desk',
    async enter(page) {
      await press(page, 'Alt+4')
      await rail(page).locator('[data-proposal]').first().waitFor()
    },
  },
  {
    name: 'desk-proposal',
    enter: (page) => rail(page).locator('[data-proposal] [data-ask]').first().click(),
  },
  {
    name: 'desk-why',
    async enter(page, t) {
      await rail(page)
        .getByRole('button', { name: t('rail:why') })
        .click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'desk-settled',
    async enter(page, t) {
      await escape(page)
      await rail(page).locator('[data-proposal] [data-ask]').first().click()
      await press(page, 'y')
      await rail(page)
        .getByRole('button', { name: t('rail:settled') })
        .click()
    },
  },
  {
    name: 'desk-reports',
    async enter(page) {
      await rail(page).locator('[data-report-id]').first().click()
      await press(page, 'Shift+ArrowDown')
    },
  },
  {
    name: 'desk-rename',
    async enter(page) {
      await rail(page).locator('[data-report-id]').first().click()
      await press(page, 'F2')
    },
  },
  {
    name: 'desk-report-menu',
    async enter(page) {
      await press(page, 'Escape')
      await rail(page).locator('[data-report-id]').first().click({ button: 'right' })
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'desk-page-menu',
    async enter(page, t) {
      await press(page, 'Escape')
      await page.locator('nav [data-nav-line][aria-current]').last().click({ button: 'right' })
      await page.getByRole('menuitem', { name: t('rail:toDesk') }).waitFor()
    },
  },
  { name: 'desk-still', enter: (page) => press(page, 'Escape') },
]
