/** Templates of exports: what one may begin with, one that is wrong under its last preview, and leaving it unsaved. */
import { expect } from '@playwright/test'
import { dialog, escape, press, type State } from './steps.ts'

export const templates: State[] = [
  {
    name: 'templates',
    async enter(page, t) {
      await escape(page)
      await press(page, 'Control+k')
      await page.keyboard.type(`>${t('templates:command')}`)
      await press(page, 'Enter')
      await dialog(page).getByText(t('templates:gallery')).waitFor()
    },
  },
  {
    name: 'template-wrong',
    async enter(page, t) {
      await dialog(page)
        .getByRole('button', { name: `${t('templates:use')}: ${t('templates:gallery.reading-notes')}` })
        .click()
      const preview = dialog(page).getByRole('region', { name: t('templates:preview'), exact: true })
      await preview.getByRole('group').first().waitFor()
      await dialog(page)
        .getByRole('textbox', { name: t('templates:source'), exact: true })
        .fill('{{ report.titel }}')
      await dialog(page).locator('[data-problem]').waitFor()
    },
  },
  {
    name: 'template-unsaved',
    async enter(page) {
      await press(page, 'Escape')
      await page.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'export-own-template',
    async enter(page, t) {
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: t('templates:discard') })
        .click()
      await expect(dialog(page)).toHaveCount(0)
      await press(page, 'Control+Shift+e')
      await dialog(page)
        .getByRole('group', { name: t('templates:group') })
        .waitFor()
    },
  },
]
