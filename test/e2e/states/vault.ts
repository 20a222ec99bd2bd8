/** What an export into a folder tells: all written; then what the user edited and took away there. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerFolderDialog } from '../folder-dialog.ts'
import type { Words } from '../words.ts'
import { dialog, escape, press, type State } from './steps.ts'

/** Elsewhere nobody answers the system's dialog. */
const folder = process.platform === 'linux' ? answerFolderDialog('笔记库') : null

/** Writes everything as Markdown by the button of that name, and waits for what came of it. */
async function write(page: Page, t: Words, button: string): Promise<void> {
  await escape(page)
  await press(page, 'Control+Shift+e')
  await dialog(page)
    .getByRole('radio', { name: t('export:format.markdown') })
    .focus()
  await press(page, 'Space')
  await dialog(page).getByRole('button', { name: button }).click()
  await dialog(page).locator('[data-merged]').waitFor()
}

export const vault: State[] =
  folder === null
    ? []
    : [
        {
          name: 'vault-written',
          async enter(page, t) {
            // The walk before this one wrote there, too.
            rmSync(folder, { recursive: true })
            mkdirSync(folder)
            await write(page, t, t('vault:choose'))
          },
        },
        {
          name: 'vault-decide',
          async enter(page, t) {
            const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
              .map((name) => join(folder, name))
              .filter((path) => path.endsWith('.md') && /^> .*\^h-/m.test(readFileSync(path, 'utf8')))
            const [edited, gone] = texts as [string, string]
            writeFileSync(edited, readFileSync(edited, 'utf8').replace(/^> (.*\^h-)/m, '> 存疑：$1'))
            rmSync(gone)
            await write(page, t, t('vault:again'))
          },
        },
      ]
