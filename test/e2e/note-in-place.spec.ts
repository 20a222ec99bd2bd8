/** Notes on passages as they are typed: saved, undone, pasted into, met by other windows. */
import type { WebSocketRoute } from '@playwright/test'
import { cards, editor, openBoth, highlight, secondWindow, writeNote } from './annotating.ts'
import { expect, test } from './host.ts'
import { openReport } from './reading.ts'

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
  const other = await secondWindow(page)
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
  const other = await secondWindow(page)
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
  const other = await secondWindow(page)
  await cards(other).filter({ hasText: '原定下月通车' }).locator('[data-quote]').focus()
  await page.bringToFront()
  await editor(page).focus()
  // Typing that does not pause is not saved yet when the highlight goes.
  const typing = page.keyboard.type('又写'.repeat(40), { delay: 40 })
  // On a busy machine the highlight was gone before the first of it was in the note: then nothing is lost, and nothing said.
  await expect(editor(page)).toContainText('先写又写又')
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
