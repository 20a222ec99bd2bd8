/** The view of notes, and notes as they are written. */
import { dialog, escape, press, type State } from './steps.ts'

export const notes: State[] = [
  {
    name: 'notes',
    async enter(page, t) {
      await press(page, 'Alt+6')
      await page.getByRole('listbox', { name: t('notes:list') }).waitFor()
    },
  },
  {
    name: 'notes-none',
    async enter(page, t) {
      await page.getByRole('textbox', { name: t('notes:filter') }).fill('qqq')
      await page.getByText(t('notes:noneMatch')).waitFor()
    },
  },
  {
    name: 'note-writing',
    async enter(page, t) {
      await page.getByRole('textbox', { name: t('notes:filter') }).fill('')
      await page
        .getByRole('button', { name: t('notes:newNote') })
        .first()
        .click()
      await page.locator('[contenteditable=true]').waitFor()
      await page.keyboard.type('## 提纲')
      await press(page, 'Enter')
      await page.keyboard.type('`log` [地址](https://example.org/a) ')
      await press(page, 'Enter')
      await page.keyboard.type('- [x] 查证')
      await press(page, 'Enter')
      await page.keyboard.type('回电')
      await press(page, 'Enter', 'Tab')
      await page.keyboard.type('约时间')
      // An empty item goes out a level at each: one must be there before the next key.
      for (let key = 0; key < 3; key++) {
        await press(page, 'Enter')
        await page.evaluate(() => new Promise(requestAnimationFrame))
      }
      await page.keyboard.type('| 年份 | 职位 |')
      await page.keyboard.press('Enter')
      await page.keyboard.type('2026')
    },
  },
  {
    name: 'note-completing',
    async enter(page, t) {
      await page.keyboard.type('[[')
      await page
        .getByRole('listbox', { name: t('notes:completeNamed') })
        .getByRole('option')
        .first()
        .waitFor()
    },
  },
  {
    name: 'note-written',
    async enter(page, t) {
      await press(page, 'Enter', 'Escape')
      await page.getByRole('main').locator('[data-reference]').waitFor()
      await page.getByRole('button', { name: t('notes:removeNote') }).waitFor()
    },
  },
  {
    name: 'note-address',
    async enter(page) {
      await page.getByRole('main').getByRole('link').click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'note-removed',
    async enter(page, t) {
      await escape(page)
      await page.getByRole('button', { name: t('notes:removeNote') }).click()
      await page.getByText(t('notes:removedOne')).waitFor()
    },
  },
]
