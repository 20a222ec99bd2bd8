/** The search field, its results, the palette. */
import { expect, type Page } from '@playwright/test'
import { escape, press, type State } from './steps.ts'

const search = (name: string, query: string): State => ({
  name,
  async enter(page) {
    await press(page, 'Control+k')
    await page.locator('header [role="combobox"]').fill(query)
    await expect(page.locator('#search-results')).toHaveAttribute('aria-busy', 'false')
  },
})

const queryField = (page: Page) => page.locator('main [data-query-bar] input')

export const searching: State[] = [
  {
    name: 'search-idle',
    async enter(page) {
      await escape(page)
      await press(page, 'Control+k')
    },
  },
  search('search-hits', '停火'),
  search('search-none', 'qqqq'),
  search('palette', '>'),
  search('search-pinyin', 'lundun'),
  {
    name: 'search-view',
    async enter(page) {
      await press(page, 'Escape', 'Alt+7')
      await queryField(page).waitFor()
    },
  },
  {
    name: 'search-view-hits',
    async enter(page) {
      await queryField(page).fill('停火 OR 峰会 in:text -爆炸')
      await press(page, 'Enter')
      await page.locator('[data-place]').first().waitFor()
      await press(page, 'F3', 'F3')
      await page.locator('[data-place][aria-current]').waitFor()
    },
  },
  {
    name: 'search-view-add-filter',
    async enter(page, t) {
      await page.getByRole('button', { name: t('search:addFilter') }).click()
      await page.getByRole('dialog', { name: t('search:addFilter') }).waitFor()
    },
  },
  {
    name: 'search-view-lines',
    async enter(page, t) {
      await press(page, 'Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.getByRole('radio', { name: t('search:show.lines') }).click()
    },
  },
  {
    name: 'search-view-saved',
    async enter(page, t) {
      await page.getByRole('button', { name: t('search:save'), exact: true }).click()
      await page.getByRole('textbox', { name: t('search:saveName') }).fill('停火')
      await press(page, 'Enter')
      await page.getByRole('button', { name: t('search:actions', { name: '停火' }) }).click()
      await page.getByRole('menuitem', { name: t('search:moveUp') }).waitFor()
    },
  },
  {
    name: 'search-view-problems',
    async enter(page, t) {
      await press(page, 'Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await queryField(page).fill('thme:停火 date:2025-13')
      await press(page, 'Enter')
      await page.getByRole('list', { name: t('search:problems') }).waitFor()
    },
  },
  {
    name: 'search-view-left',
    async enter(page) {
      await queryField(page).fill('')
      await press(page, 'Enter', 'Alt+2')
      await expect(queryField(page)).toHaveCount(0)
    },
  },
]
