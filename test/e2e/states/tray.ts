/** The tray of what has no place. */
import { escape, press, type State } from './steps.ts'

export const tray: State[] = [
  {
    name: 'tray-empty',
    async enter(page, t) {
      await escape(page)
      await press(page, 'Control+Shift+u')
      await page.getByText(t('tray:empty')).waitFor()
    },
  },
]
