/** The search field, its results, the palette. */
import { expect } from '@playwright/test'
import { escape, press, type State } from './steps.ts'

const search = (name: string, query: string): State => ({
  name,
  async enter(page) {
    await press(page, 'Control+k')
    await page.locator('header [role="combobox"]').fill(query)
    await expect(page.locator('#search-results')).toHaveAttribute('aria-busy', 'false')
  },
})

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
]
