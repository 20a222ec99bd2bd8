import { expect } from '@playwright/test'
import { paneText } from '../reading.ts'
import { press, type State } from './steps.ts'

/** Stories as the machine proposes them, one kept, in both orders. */
export const stories: State[] = [
  {
    name: 'stories',
    async enter(page, t) {
      await press(page, 'Escape', 'Alt+8')
      await page.getByRole('heading', { name: t('stories:view'), level: 1 }).waitFor()
      await page.locator('[data-proposals] [data-line]').first().waitFor()
    },
  },
  {
    name: 'story-kept',
    async enter(page, t) {
      await page.locator('[data-proposals] [data-line]').first().click()
      await page.getByRole('button', { name: t('stories:keep') }).click()
      await page.getByRole('textbox', { name: t('stories:title') }).waitFor()
    },
  },
  {
    name: 'story-events',
    enter: (page, t) => page.getByRole('radio', { name: t('stories:byEvent') }).click(),
  },
  {
    name: 'story-menu',
    async enter(page, t) {
      await page.getByRole('button', { name: t('stories:actions') }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'story-still',
    async enter(page, t) {
      await press(page, 'Escape')
      // The focus goes back to the menu's button, whose tooltip would stay.
      await page.getByRole('heading', { name: t('stories:view'), level: 1 }).click()
      await expect(page.getByRole('tooltip')).toHaveCount(0)
    },
  },
  {
    name: 'story-add',
    async enter(page, t) {
      await press(page, 'Alt+2')
      await page
        .getByRole('button', { name: t('reader:tools'), exact: true })
        .first()
        .click()
      await page.getByRole('menuitem', { name: t('stories:addReport') }).click()
      await page.locator('[data-story]').first().waitFor()
    },
  },
  {
    name: 'story-add-left',
    async enter(page) {
      await press(page, 'Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      // The focus goes back to the menu's button, whose tooltip would stay.
      await paneText(page, 0).focus()
      await expect(page.getByRole('tooltip')).toHaveCount(0)
    },
  },
]
