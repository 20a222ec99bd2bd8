/** Themes, links and the side panel, as hands use them. */
import { objectionsInThemes } from './axe.ts'
import { cards, tab, openBoth, highlight, writeNote } from './annotating.ts'
import { expect, test } from './host.ts'
import { paneText, selectWords } from './reading.ts'

test('after a note the keys of its passage go on working, but for those that delete', async ({ page }) => {
  await openBoth(page)
  const card = await highlight(page, '验收没有通过')
  await writeNote(page, card)
  await page.keyboard.type('待查')
  await page.keyboard.press('Escape')
  await expect(card.locator('[data-note-cover]')).toBeFocused()
  await page.keyboard.press('Delete')
  await page.keyboard.press('2')
  await expect(card).toContainText('红色')
  await page.keyboard.press('t')
  await expect(page.getByRole('combobox', { name: '添加主题' })).toBeFocused()
  await page.keyboard.type('工程质量')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(card.getByRole('button', { name: '工程质量', exact: true })).toBeVisible()
})

test('themes by keyboard: create, find in the other script, take off, rename, delete with undo', async ({
  page,
}) => {
  await openBoth(page)
  const card = await highlight(page, '验收没有通过')
  await card.locator('[data-quote]').focus()
  await page.keyboard.press('t')
  const field = page.getByRole('combobox', { name: '添加主题' })
  await expect(field).toBeFocused()
  await page.keyboard.type('工程质量')
  await expect(page.getByRole('option')).toHaveText([/新建“工程质量”/])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: /工程质量/, selected: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card.getByRole('button', { name: '工程质量', exact: true })).toBeVisible()

  await paneText(page, 1).click()
  await tab(page, /笔记/)
  await page.getByRole('button', { name: '添加主题', exact: true }).click()
  await page.keyboard.type('質量')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+3')
  await page.getByRole('row', { name: /工程质量/ }).click()
  const detail = page.getByRole('main')
  await expect(detail).toContainText('1 段文字 · 2 篇报道')
  const name = detail.getByRole('textbox', { name: '名称' })
  await page.keyboard.press('F2')
  await expect(name).toBeFocused()
  await name.fill('质量')
  await name.press('Enter')
  await expect(page.getByRole('row', { name: '质量' })).toBeVisible()

  await page.getByRole('button', { name: '删除主题' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('有 2 处')
  await page.getByRole('alertdialog').getByRole('button', { name: '删除主题' }).click()
  await expect(page.getByRole('row', { name: '质量' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('row', { name: '质量' })).toBeVisible()

  await detail.getByRole('button', { name: '验收没有通过' }).click()
  await expect(card).toHaveAttribute('data-active')
})

test('two passages are linked in one gesture; both ends show it and lead to each other; one undo', async ({
  page,
}) => {
  await openBoth(page)
  await selectWords(page, 1, '五十一億元')
  await selectWords(page, 0, '四十八亿元')
  await page.keyboard.press('l')
  const chooser = page.getByRole('dialog')
  await expect(chooser).toContainText('四十八亿元')
  await expect(chooser).toContainText('五十一億元')
  await page.keyboard.press('d')
  await expect(chooser).toHaveCount(0)

  const near = cards(page).filter({ hasText: '四十八亿元' })
  await expect(near).toContainText('数字不同')
  await near.getByRole('button', { name: /在旁边打开/ }).click()
  // The other report is active now: its own card shows the same link.
  const far = cards(page).filter({ hasText: '五十一億元' })
  await expect(far).toHaveAttribute('data-active')
  await expect(far).toContainText('数字不同')
  await expect(far).toContainText('四十八亿元')

  await far.getByRole('button', { name: /更改关系/ }).click()
  await page.keyboard.press('u')
  await expect(far).toContainText('被更新')
  await page.keyboard.press('Control+z')
  await expect(far).toContainText('数字不同')
  await page.keyboard.press('Control+z')
  await expect(far).toHaveCount(0)
  await paneText(page, 0).click()
  await expect(near).toHaveCount(0)
})

test('a link begun at a card asks for the other passage, and Escape forgets it', async ({ page }) => {
  await openBoth(page)
  const card = await highlight(page, '质量上的事')
  await card.locator('[data-quote]').focus()
  await page.keyboard.press('l')
  const bar = page.getByText(/选中另一处文字/)
  await expect(bar).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)

  await page.keyboard.press('l')
  await selectWords(page, 1, '伸縮縫須要重做')
  await page.keyboard.press('l')
  await page.getByRole('dialog').getByRole('textbox', { name: '自己的说法' }).fill('旁证')
  await page.keyboard.press('Enter')
  await paneText(page, 0).click()
  await expect(card).toContainText('旁证')
  await tab(page, /链接/)
  const panel = page.locator('aside').getByRole('tabpanel')
  await expect(panel).toContainText('伸縮縫須要重做')
  await page.getByRole('button', { name: /删除到/ }).click()
  await expect(panel).toContainText('还没有链接')
})

test('card and text are one: a click on either makes both active; keys recolour and delete with undo', async ({
  page,
}) => {
  await openBoth(page)
  const first = await highlight(page, '原定下月通车')
  const second = await highlight(page, '造价四十八亿元')
  await expect(second).toHaveAttribute('data-active')
  await first.locator('[data-quote]').click()
  await expect(first).toHaveAttribute('data-active')
  await first.locator('[data-quote]').focus()
  await page.keyboard.press('3')
  await expect(first.locator('[data-quote]')).toContainText('绿色')
  await page.keyboard.press('ArrowDown')
  await expect(second.locator('[data-quote]')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(second).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(second).toBeVisible()
})

for (const locale of ['zh-CN', 'zh-HK', 'en-GB'])
  test.describe(`in ${locale}`, () => {
    test.use({ locale })
    test('the panel and the themes have nothing that axe objects to, in any colours', async ({ page }) => {
      await openBoth(page)
      const card = await highlight(page, '推迟到年底')
      await writeNote(page, card)
      await page.keyboard.type('- 一')
      await page.keyboard.press('Escape')
      await card.locator('[data-quote]').focus()
      await page.keyboard.press('t')
      await page.keyboard.type('工期')
      await page.keyboard.press('Enter')
      expect(await objectionsInThemes(page, '[role=dialog]')).toEqual([])
      await page.keyboard.press('Escape')
      await writeNote(page, card)
      expect(await objectionsInThemes(page, 'aside')).toEqual([])
      await page.keyboard.press('Escape')
      for (const at of [1, 2, 3]) {
        await page.locator('aside').getByRole('tab').nth(at).click()
        expect(await objectionsInThemes(page, 'aside')).toEqual([])
      }
      await page.keyboard.press('Alt+3')
      await expect(page.getByRole('treegrid')).toBeVisible()
      expect(await objectionsInThemes(page, 'main')).toEqual([])
    })
  })
