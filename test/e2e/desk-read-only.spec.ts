/** The desk in a library that is open for reading only: all can be read, and what cannot be done says why. */
import { expect, test } from './host.ts'
import { harbourPage } from './pages.ts'
import { importTexts } from './reading.ts'
import { wordsIn } from './words.ts'

const t = wordsIn('zh-Hans')
test.use({ locale: 'zh-CN' })

test('the page can be read and walked; acts are not offered, and their keys say why', async ({
  page,
  host,
}) => {
  test.skip(host !== 'loopback', 'only the loopback host has a wire one can write on')
  const { name, buffer } = harbourPage()
  await importTexts(page, { [name]: buffer.toString('utf8') })
  await expect(page.locator('[data-report]').first()).toBeVisible()
  // No library opens so yet (a folder that cannot be written is refused): the window is told that this one did.
  await page.routeWebSocket(/\/wire/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((frame) => socket.send(String(frame).replace('"readOnly":false', '"readOnly":true')))
  })
  await page.reload()
  await expect(page.locator('[data-report]').first()).toBeVisible()
  await page.keyboard.press('Alt+4')
  const rows = page.locator('[data-desk-column] [data-at]')
  await expect(page.getByText(t('desk:readOnly'))).toHaveCount(1)
  await expect(page.getByRole('button', { name: t('rail:again') })).toHaveCount(0)
  await expect(page.getByRole('button', { name: t('rail:editPage') })).toBeDisabled()

  await rows.nth(2).click()
  await page.keyboard.press('j')
  await expect(rows.nth(3)).toBeFocused()
  const before = await rows.evaluateAll((all) => all.map(({ dataset }) => dataset['report']))
  for (const key of ['x', 's', 'Alt+ArrowUp']) {
    await page.keyboard.press(key)
    await expect(page.getByText(t('desk:readOnly'))).toHaveCount(2)
  }
  expect(await rows.evaluateAll((all) => all.map(({ dataset }) => dataset['report']))).toEqual(before)

  await rows.nth(3).click({ button: 'right' })
  const items = page.getByRole('menuitem')
  await expect(items).toHaveText([t('desk:readOnly'), new RegExp(t('desk:open'))])
  await expect(items.first()).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  await page.screenshot({ path: test.info().outputPath('read-only.png') })
})
