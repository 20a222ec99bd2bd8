/** Where the library lies: in a folder that a cloud service syncs, and one that is moved away while it is open. */
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'

const banner = (page: Page) => page.getByRole('region', { name: '资料库的位置' })

test('a synced folder is warned of where the library opens, until that was read', async ({ page, app }) => {
  await expect(page.getByRole('main')).toBeVisible()
  await expect(banner(page)).toHaveCount(0)
  const again = await app.restart(async () => writeFileSync(join(app.folder, '.dropbox'), ''))
  await expect(banner(again)).toContainText('Dropbox')
  await expectNoObjections(again)
  await banner(again).getByRole('button', { name: '怎么办' }).click()
  await expect(again.getByRole('tab', { name: '备份' })).toHaveAttribute('aria-selected', 'true')
  await expect(again.getByRole('dialog')).toContainText('改让备份存到同步文件夹')
  await again.keyboard.press('Escape')
  await banner(again).getByRole('button', { name: '我知道了' }).click()
  await expect(banner(again)).toHaveCount(0)
  await expect
    .poll(async () => (await sendAll(again, 'settings.all', [{}]))[0]?.['library.syncedSeen'])
    .toBe((await sendAll(again, 'library.describe', [{}]))[0]?.path)

  const third = await app.restart()
  await expect(third.getByRole('contentinfo')).toContainText('已保存')
  await expect(banner(third)).toHaveCount(0)
})

test('a folder that went can be looked for again, by the message that says so', async ({ page, app }) => {
  const away = `${app.folder} away`
  await expect(page.getByRole('main')).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('dialog', { name: '设置' })).toBeVisible()
  renameSync(app.folder, away)
  await page.getByRole('radio', { name: '深色' }).click()
  const message = page.getByRole('alert').filter({ hasText: '被移动' })
  await expect(message).toHaveCount(1)
  await page.keyboard.press('Escape')
  await message.getByRole('button', { name: '再看一次' }).click()
  // Not yet: it says so again, once.
  await expect(message).toHaveCount(1)
  renameSync(away, app.folder)
  await message.getByRole('button', { name: '再看一次' }).click()
  await expect(page.getByText('资料库文件夹已回到原处')).toBeVisible()
  await expect(message).toHaveCount(0)
  app.problems.length = 0
})
