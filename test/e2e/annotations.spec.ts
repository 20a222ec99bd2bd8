/** Notes, themes, links and the side panel, as hands use them. All texts are made up. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page, WebSocketRoute } from '@playwright/test'
import { expect, test } from './host.ts'
import { importTexts, openReport, paneText, selectWords } from './reading.ts'

const BRIDGE = `跨湾大桥推迟通车

本报记者　顾晓帆

跨湾大桥原定下月通车，承建方昨日表示要推迟到年底，原因是伸缩缝的验收没有通过。

大桥全长六点二公里，造价四十八亿元。“质量上的事没有商量。”总工程师说。`

const BRIDGE_HK = `跨灣大橋延至年底啟用

記者　莫家瑜

承建商證實，跨灣大橋不能如期在下月啟用，伸縮縫須要重做。

工程造價已升至五十一億元，比早前公布的多出三億。`

const cards = (page: Page): Locator => page.locator('[data-highlight]')
const editor = (page: Page): Locator => page.locator('[contenteditable="true"]')
const tab = (page: Page, name: RegExp): Promise<void> => page.getByRole('tab', { name }).click()

/** Both reports side by side, the first one active. */
async function openBoth(page: Page): Promise<void> {
  await importTexts(page, { 'bridge.txt': BRIDGE, 'bridge-hk.txt': BRIDGE_HK })
  await openReport(page, '跨湾大桥推迟通车')
  await openReport(page, '跨灣大橋延至年底啟用', true)
  await expect(page.locator('[data-pane]')).toHaveCount(2)
}

async function highlight(page: Page, words: string, pane = 0): Promise<Locator> {
  await selectWords(page, pane, words)
  await page.keyboard.press('1')
  const card = cards(page).filter({ hasText: words })
  await expect(card).toBeVisible()
  return card
}

/** Opens the note of the passage that was marked last, by its key. */
async function writeNote(page: Page, card: Locator): Promise<void> {
  await card.locator('[data-quote]').focus()
  await page.keyboard.press('n')
  await expect(editor(page)).toBeFocused()
}

test('a note with lists is saved as one types and is there after a restart', async ({ page, app }) => {
  await openBoth(page)
  const card = await highlight(page, '推迟到年底')
  await writeNote(page, card)
  await page.keyboard.type('待核实：')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- 伸缩缝')
  await page.keyboard.press('Enter')
  await page.keyboard.type('**承建方**的说法')
  await expect(card.getByRole('listitem')).toHaveCount(2)
  await expect(card.getByText('已保存')).toBeVisible()

  const again = await app.restart()
  const kept = cards(again).filter({ hasText: '推迟到年底' })
  await expect(kept.getByRole('listitem')).toHaveText(['伸缩缝', '承建方的说法'])
  await expect(kept.locator('strong')).toHaveText('承建方')
})

test('leaving at once saves too, Escape goes back to the card, and the whole edit is one step of undo', async ({
  page,
}) => {
  await openBoth(page)
  const card = await highlight(page, '四十八亿元')
  await writeNote(page, card)
  await page.keyboard.type('要查预算')
  await page.keyboard.press('Escape')
  await expect(editor(page)).toHaveCount(0)
  await expect(card.getByRole('button', { name: '编辑笔记' }).last()).toBeFocused()
  await expect(card).toContainText('要查预算')
  await expect(page.getByRole('tab', { name: /笔记/ })).toContainText('1')
  await page.keyboard.press('Control+z')
  await expect(card).not.toContainText('要查预算')
  await expect(card).toBeVisible()
})

test('text typed while the connection is lost is kept, said to be unsaved, and saved when it is back', async ({
  page,
  app,
}) => {
  const open: WebSocketRoute[] = []
  let isCut = false
  await page.routeWebSocket(/\/wire/, (socket) => {
    if (isCut) void socket.close()
    else {
      socket.connectToServer()
      open.push(socket)
    }
  })
  await page.reload()
  await openBoth(page)
  const card = await highlight(page, '没有商量')
  await writeNote(page, card)
  isCut = true
  for (const socket of open) await socket.close()
  await page.keyboard.type('断线时写的')
  await expect(card.getByText(/尚未保存/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toContainText('断线时写的')
  await expect(card.getByText(/尚未保存/)).toBeVisible()
  isCut = false
  await expect(card.getByText(/尚未保存/)).toHaveCount(0, { timeout: 20_000 })
  const again = await app.restart()
  // A key pressed before the window listens is lost.
  await expect(again.getByRole('main')).toBeVisible()
  await openReport(again, '跨湾大桥推迟通车')
  await expect(cards(again).filter({ hasText: '没有商量' })).toContainText('断线时写的')
})

test('an emptied note is removed on leaving, and can be brought back', async ({ page }) => {
  await openBoth(page)
  const card = await highlight(page, '六点二公里')
  await writeNote(page, card)
  await page.keyboard.type('长度存疑')
  await page.keyboard.press('Escape')
  await expect(card).toContainText('长度存疑')
  await writeNote(page, card)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
  await expect(page.getByText('已移除空笔记')).toBeVisible()
  await expect(card).not.toContainText('长度存疑')
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(card).toContainText('长度存疑')
})

test('what is pasted from elsewhere brings its structure, not its looks, and no unsafe address', async ({
  page,
}) => {
  await openBoth(page)
  const card = await highlight(page, '原定下月通车')
  await writeNote(page, card)
  await editor(page).evaluate((element) => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      `<b style="font-weight:normal"><p style="color:red;text-align:right;margin-left:90px">抄来的<span style="font-weight:700">粗体</span></p></b>
       <ul><li>一项</li></ul><script>alert(1)</script><img src="x">
       <p><a href="javascript:alert(1)">坏链接</a> <a href="https://example.org/a">好链接</a></p>`,
    )
    data.setData('text/plain', '抄来的粗体')
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(card.getByRole('listitem')).toHaveText(['一项'])
  await page.keyboard.press('Escape')
  await expect(card.locator('strong')).toHaveText('粗体')
  await expect(card.getByRole('link')).toHaveText(['好链接'])
  await expect(card).toContainText('坏链接')
  expect(await card.locator('[style*="red"], [style*="right"], script, img').count()).toBe(0)
})

test('an input method keeps its keys: Escape ends the composition, not the note', async ({ page }) => {
  await openBoth(page)
  const card = await highlight(page, '总工程师')
  await writeNote(page, card)
  const keys = await page.context().newCDPSession(page)
  await keys.send('Input.imeSetComposition', { text: 'zhi liang', selectionStart: 9, selectionEnd: 9 })
  await expect(editor(page)).toContainText('zhi liang')
  await editor(page).evaluate((element) =>
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', keyCode: 229, isComposing: true, bubbles: true }),
    ),
  )
  await expect(editor(page)).toBeFocused()
  await keys.send('Input.insertText', { text: '质量' })
  await expect(editor(page)).toHaveText('质量')
  await page.keyboard.press('Escape')
  await expect(card).toContainText('质量')
})

test('another window sees a note at once; the one being typed into here stays mine', async ({ page }) => {
  await openBoth(page)
  const card = await highlight(page, '原定下月通车')
  await writeNote(page, card)
  await page.keyboard.type('甲窗')
  await expect(card.getByText('已保存')).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(page.url())
  const same = cards(other).filter({ hasText: '原定下月通车' })
  await expect(same).toContainText('甲窗')
  await writeNote(other, same)
  await other.keyboard.type('，乙窗')
  await expect(same.getByText('已保存')).toBeVisible()
  // The first window's editor is open but nothing was typed since: it shows the other's words.
  await expect(editor(page)).toHaveText('甲窗，乙窗')
  await other.close()
})

test('a note removed elsewhere while it is typed into lives on; emptied here, undo brings back what was typed here', async ({
  page,
}) => {
  await openBoth(page)
  const card = await highlight(page, '原定下月通车')
  await writeNote(page, card)
  await page.keyboard.type('甲窗')
  await expect(card.getByText('已保存')).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(page.url())
  const same = cards(other).filter({ hasText: '原定下月通车' })
  await writeNote(other, same)
  await other.keyboard.press('Control+a')
  await other.keyboard.press('Delete')
  await other.keyboard.press('Escape')
  await expect(same).not.toContainText('甲窗')
  await page.bringToFront()
  await editor(page).focus()
  await page.keyboard.type('又写')
  await expect(same).toContainText('甲窗又写')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
  await expect(same).not.toContainText('甲窗')
  await page.getByText('已移除空笔记').locator('xpath=../..').getByRole('button', { name: '撤销' }).click()
  await expect(card).toContainText('甲窗又写')
  await other.close()
})

test('a highlight deleted elsewhere while its note is typed: it is said, and brought back with the words', async ({
  page,
}) => {
  await openBoth(page)
  const card = await highlight(page, '原定下月通车')
  await writeNote(page, card)
  await page.keyboard.type('先写')
  await expect(card.getByText('已保存')).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await cards(other).filter({ hasText: '原定下月通车' }).locator('[data-quote]').focus()
  await page.bringToFront()
  await editor(page).focus()
  // Typing that does not pause is not saved yet when the highlight goes.
  const typing = page.keyboard.type('又写'.repeat(20), { delay: 40 })
  await other.keyboard.press('Delete')
  await typing
  await expect(card).toHaveCount(0)
  const said = page.getByText('这条笔记所在的高亮已被删除')
  await expect(said).toBeVisible()
  await page.getByRole('button', { name: '恢复高亮' }).click()
  await expect(card).toContainText('先写又')
  await expect(cards(other).filter({ hasText: '原定下月通车' })).toContainText('先写又')
  await other.close()
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
      const check = async (part: string): Promise<void> => {
        for (const theme of ['light', 'sepia', 'dark']) {
          await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme)
          // Colours fade for 120 ms; what is measured half-way is no colour of ours.
          await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)))
          const { violations } = await new AxeBuilder({ page })
            .include(part)
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
            .analyze()
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
        }
      }
      await check('[role=dialog]')
      await page.keyboard.press('Escape')
      await writeNote(page, card)
      await check('aside')
      await page.keyboard.press('Escape')
      for (const at of [1, 2, 3]) {
        await page.locator('aside').getByRole('tab').nth(at).click()
        await check('aside')
      }
      await page.keyboard.press('Alt+3')
      await expect(page.getByRole('treegrid')).toBeVisible()
      await check('main')
    })
  })
