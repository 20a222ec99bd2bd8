/** The page desk: the text of the page beside the list. */
import { expect, type Page } from '@playwright/test'
import { dialog, escape, press, type State } from './steps.ts'

const pieces = (page: Page) => page.locator('[data-desk-column] [data-at]')
const menu = (page: Page): Promise<void> => page.getByRole('menu').waitFor()

/** The page's text beside the list. */
export const column: State[] = [
  {
    name: 'column-chosen',
    async enter(page) {
      await pieces(page).nth(2).click()
      await press(page, 'Escape', 'Escape', 'Escape', 'Shift+ArrowDown')
    },
  },
  {
    name: 'column-caret',
    async enter(page) {
      await press(page, 'Escape', 'ArrowDown', 'ArrowRight')
    },
  },
  {
    name: 'column-border',
    async enter(page) {
      await press(page, 'Escape', 'Control+ArrowDown')
      await page.locator('[data-border]').first().focus()
      await press(page, 'ArrowUp')
    },
  },
  {
    name: 'column-give',
    async enter(page) {
      await press(page, 'Escape')
      await pieces(page).nth(2).click()
      await press(page, 'g')
      await menu(page)
    },
  },
  {
    name: 'column-kind',
    async enter(page) {
      await press(page, 'Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await press(page, 'f')
      await menu(page)
    },
  },
  {
    name: 'column-menu',
    async enter(page) {
      await press(page, 'Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await pieces(page).nth(3).click({ button: 'right' })
      await menu(page)
    },
  },
  {
    name: 'column-title',
    async enter(page) {
      await press(page, 'Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await press(page, 'e')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'column-mending',
    async enter(page) {
      await escape(page)
      await press(page, 'm')
      await page.locator('[data-mends="to"]').waitFor()
    },
  },
  {
    name: 'column-aside',
    async enter(page) {
      await press(page, 'Escape', 'x')
      await page.locator('[data-cursor][data-kind="furniture"]').waitFor()
    },
  },
]
