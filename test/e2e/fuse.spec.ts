/** The fuse: several reports with much on them, and a theme with many passages, are counted before they go; undo brings all back. */
import type { Locator, Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { rows } from './library-page.ts'
import { importTexts } from './reading.ts'

const FILES = ['港口二期工程动工', '渔场边界重新划定'].map((title, page) => ({
  title,
  lines: Array.from({ length: 30 }, (_, at) => `第${page}版第${at}段写的是扩建的第${at}件事，记者都看到了。`),
}))

/** Two reports with thirty highlights each, all under one theme; `withTheme` false: none. */
async function begin(page: Page, withTheme: boolean): Promise<void> {
  await importTexts(
    page,
    Object.fromEntries(
      FILES.map(({ title, lines }) => [`${title}.txt`, `${title}\n\n${lines.join('\n\n')}\n`]),
    ),
  )
  await expect(rows(page)).toHaveCount(2, { timeout: 90_000 })
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const made = await sendAll(
    page,
    'highlights.quote',
    FILES.flatMap(({ title, lines }) => {
      const reportId = reports!.find((report) => report.title === title)!.id
      return lines.map((line) => ({ reportId, quote: line.slice(0, 12) }))
    }),
  )
  if (!withTheme) return
  const [theme] = await sendAll(page, 'themes.create', [{ name: '扩建' }, { name: '港口' }])
  await sendAll(
    page,
    'themes.assign',
    made.map(({ id }) => ({ themeId: theme!.id, target: { kind: 'highlight', id } as const })),
  )
}

const backups = async (page: Page): Promise<{ reason: string }[]> =>
  (await sendAll(page, 'backups.list', [{}]))[0]!.backups
const asked = (page: Page): Locator => page.getByRole('alertdialog')

test('two reports at once: what goes is counted, a backup is made, and one undo brings all of it back', async ({
  page,
}) => {
  await begin(page, false)
  const before = await sendAll(page, 'highlights.list', [{}])
  await rows(page).first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Delete')
  await expect(asked(page)).toContainText('60 处批注会一起删除')
  await expect(asked(page)).toContainText('60 处高亮')
  await expectNoObjections(page)
  // Enter alone does not delete; Escape is no.
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(asked(page)).toHaveCount(0)
  await expect(rows(page)).toHaveCount(2)

  // The focus is where it was: the same key asks again.
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(asked(page)).toContainText('60 处批注')
  await asked(page).getByRole('button', { name: '全部删除' }).click()
  await expect(rows(page)).toHaveCount(0)
  expect((await backups(page))[0]).toMatchObject({ reason: 'act' })
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click()
  await expect(rows(page)).toHaveCount(2)
  expect(await sendAll(page, 'highlights.list', [{}])).toEqual(before)
})

test('something added while it is asked: the act is refused with the new count, and nothing is gone', async ({
  page,
}) => {
  await begin(page, false)
  const [reports] = await sendAll(page, 'reports.list', [{}])
  await rows(page).first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Delete')
  await expect(asked(page)).toContainText('60 处批注')
  const { id: reportId } = reports!.find(({ title }) => title === FILES[0]!.title)!
  await sendAll(page, 'highlights.quote', [{ reportId, quote: FILES[0]!.lines[4]!.slice(0, 8) }])
  await asked(page).getByRole('button', { name: '全部删除' }).click()
  await expect(page.getByRole('region', { name: '通知' })).toContainText('61')
  await expect(rows(page)).toHaveCount(2)
})

test('a theme with sixty passages: merging and deleting say how many, copy the library first, and come back', async ({
  page,
}) => {
  await begin(page, true)
  const before = await sendAll(page, 'themes.list', [{}])
  await page.keyboard.press('Alt+3')
  await page.getByRole('row', { name: /扩建/ }).click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>合并')
  await page.getByRole('option').first().click()
  const merging = page.getByRole('dialog')
  await expect(merging).toContainText('段落 60')
  await expectNoObjections(page)
  await merging.getByRole('button', { name: '合并', exact: true }).click()
  await expect(page.getByRole('row', { name: /港口/ })).toContainText('60')
  await expect(page.getByRole('row', { name: /扩建/ })).toHaveCount(0)
  expect((await backups(page))[0]).toMatchObject({ reason: 'act' })
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('row', { name: /扩建/ })).toContainText('60')

  await page.getByRole('row', { name: /扩建/ }).click()
  await page.getByRole('button', { name: '删除主题' }).click()
  await expect(asked(page)).toContainText('有 60 处段落或报道带有它')
  await expectNoObjections(page)
  await asked(page).getByRole('button', { name: '删除主题' }).click()
  await expect(page.getByRole('row', { name: /扩建/ })).toHaveCount(0)
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('row', { name: /扩建/ })).toContainText('60')
  const strip = ([themes]: typeof before) =>
    themes!.map(({ name, highlights, reports }) => ({ name, highlights, reports }))
  expect(strip(await sendAll(page, 'themes.list', [{}]))).toEqual(strip(before))
})
