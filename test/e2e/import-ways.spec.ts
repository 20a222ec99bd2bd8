/** Ways in beside files of text: a zip, a Word document, words of another window, a pause. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { harbourWord } from '../documents/harbour-word.ts'
import { zipOf } from '../documents/zip-of.ts'
import { expect, test } from './host.ts'
import { berth } from './pages.ts'

const rows = (page: Page): Locator => page.locator('[data-report]')

async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  // What is dropped before the window listens is lost.
  await expect(page.getByRole('main')).toBeVisible()
  const data = await page.evaluateHandle(
    ([file, text]) => {
      const transfer = new DataTransfer()
      const raw = Uint8Array.from(atob(text!), (char) => char.charCodeAt(0))
      transfer.items.add(new File([raw], file!))
      return transfer
    },
    [name, Buffer.from(bytes).toString('base64')],
  )
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}

test('a zip with a Word document in a folder comes in file by file, what cannot is named', async ({
  page,
}) => {
  const zip = zipOf({ '十日/渡口.docx': harbourWord(), '十日/一版.txt': berth(1), '十日/空.txt': '' })
  await drop(page, '十日.zip', zip)
  await expect(rows(page)).toHaveCount(2, { timeout: 40_000 })
  const panel = page.locator('[data-import-panel]')
  await expect(panel.getByText('空.txt')).toBeVisible()
  await panel.getByRole('button', { name: '复制清单' }).click()
  await expect(page.getByText('清单已复制。')).toBeVisible()
  await panel.getByRole('button', { name: '北岸渡口恢复通航' }).click()
  await expect(page.getByText('停航四十七天后')).toBeVisible()
})

test('of a dropped folder, what cannot be read is named and stops none of the others', async ({ page }) => {
  await expect(page.getByRole('main')).toBeVisible()
  await page.evaluate((text) => {
    const good = new File([text], 'good.txt')
    // A file that went away between the listing of its folder and its turn.
    const entries = [
      { isFile: true, name: 'good.txt', file: (done: (file: File) => void) => done(good) },
      { isFile: true, name: '.good.txt', file: (done: (file: File) => void) => done(good) },
      {
        isFile: true,
        name: 'old.doc',
        file: (done: (file: File) => void) => done(new File(['x'], 'old.doc')),
      },
      {
        isFile: true,
        name: 'gone.txt',
        file: (_: unknown, fail: (error: Error) => void) => fail(new Error()),
      },
    ]
    const readOnce = () => {
      const left = [...entries]
      return { readEntries: (done: (list: unknown[]) => void) => done(left.splice(0)) }
    }
    DataTransferItem.prototype.webkitGetAsEntry = () =>
      ({ isFile: false, name: 'folder', createReader: readOnce }) as never
    const data = new DataTransfer()
    data.items.add(good)
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }, berth(1))
  await expect(rows(page)).toHaveCount(1, { timeout: 40_000 })
  const panel = page.locator('[data-import-panel]')
  await expect(panel.getByText('gone.txt')).toBeVisible()
  await expect(panel.getByText('无法读取文件')).toBeVisible()
  await panel.getByText('略过 1 个').click()
  await expect(panel.getByText('另存为 .docx')).toBeVisible()
})

test('a folder is chosen by a command; files of one name in it are told apart, refused ones too', async ({
  page,
}, info) => {
  const folder = info.outputPath('报纸')
  for (const [name, text] of [
    ['一/1.txt', berth(1)],
    ['二/1.txt', berth(2)],
    ['三/1.txt', ''],
    ['四/1.txt', ''],
    ['图.png', 'x'],
  ] as const) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  await expect(page.getByRole('main')).toBeVisible()
  // Listening for it begins beside the key that asks for it, which a busy machine may hear first.
  await expect(async () => {
    const choosing = page.waitForEvent('filechooser', { timeout: 3000 })
    await page.keyboard.press('Control+Shift+O')
    await (await choosing).setFiles(folder)
  }).toPass()
  await expect(rows(page)).toHaveCount(2, { timeout: 40_000 })
  const panel = page.locator('[data-import-panel]')
  await expect(panel.getByText('报纸/三/1.txt')).toBeVisible()
  await expect(panel.getByText('报纸/四/1.txt')).toBeVisible()
  await expect(panel.getByText('略过 1 个')).toBeVisible()
})

test('annotations from the clipboard wait for a paused import, and can be called off', async ({ page }) => {
  await expect(page.getByRole('main')).toBeVisible()
  const jobs = page.locator('[data-import-panel]')
  await page.evaluate(
    (texts) => {
      const data = new DataTransfer()
      texts.forEach((text, i) => data.items.add(new File([text], `${i}.txt`)))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    },
    Array.from({ length: 60 }, (_, i) => berth(i + 1)),
  )
  await jobs.getByRole('button', { name: '暂停' }).click()
  const paste = (name: string) =>
    page.evaluate((file) => {
      const data = new DataTransfer()
      data.items.add(new File([JSON.stringify([])], file))
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, name)
  await paste('h.json')
  await expect(jobs.getByText('1 个批注文件正在等待导入结束')).toBeVisible()
  await jobs.getByRole('button', { name: '取消' }).first().click()
  await expect(jobs.getByText('1 个批注文件正在等待导入结束')).toBeHidden()
  await paste('k.json')
  await expect(jobs.getByText('k.json')).toBeVisible()
  await jobs.getByRole('button', { name: '继续' }).click()
  await expect(page.locator('[data-foreign]')).toContainText('k.json', { timeout: 60_000 })
})

test('words dragged from another window are offered, an address alone is told', async ({ page }) => {
  await expect(page.getByRole('main')).toBeVisible()
  const words = async (types: Record<string, string>): Promise<void> => {
    const data = await page.evaluateHandle((given) => {
      const transfer = new DataTransfer()
      for (const [type, text] of Object.entries(given)) transfer.setData(type, text)
      return transfer
    }, types)
    await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  }
  await words({ 'text/plain': 'https://example.org/a', 'text/uri-list': 'https://example.org/a' })
  await expect(page.getByText('从不联网抓取')).toBeVisible()
  await words({
    'text/plain': '渡口重开\n北岸渡口今晨恢复通航。',
    'text/html': '<h2>渡口重开</h2><p>北岸渡口<b>今晨</b>恢复通航。</p>',
  })
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: '保留标题、列表等' })).toBeChecked()
  await dialog.getByRole('radio', { name: '只要文字' }).click()
  await dialog.getByRole('button', { name: '导入' }).click()
  await expect(rows(page)).toHaveCount(1, { timeout: 40_000 })
})
