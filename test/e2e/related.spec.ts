/** Related reports and stories, by keys. All texts are made up. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { importTexts, openReport, paneText, selectWords } from './reading.ts'

const BRIDGE = `鹿门大桥合龙

鹿门大桥昨日合龙，主跨长1286米，横跨青螺江。总工程师戚望舒说，钢箱梁最后一段在凌晨吊装到位。

大桥总造价47.3亿元，预计明年九月通车。青螺江两岸的渡轮届时停航，船工可转到桥梁养护队。

沿江乡镇已开始修建引道，第一批路灯本周安装。`
const TWIN = `鹿門大橋合攏成功

鹿門大橋昨日合龍，主跨長1286米，橫跨青螺江。總工程師戚望舒說，鋼箱梁最後一段在凌晨吊裝到位。

大橋總造價47.3億元，預計明年九月通車。青螺江兩岸的渡輪屆時停航，船工可轉到橋樑養護隊。

沿江鄉鎮已開始修建引道，第一批路燈本週安裝。`
const FERRY = `渡轮船工盼安置

青螺江上跑了三十年的老船工牛得水说，2026年9月鹿门大桥一通车，渡轮就没有客人了。

桥梁养护队只招六十人，总工程师戚望舒答应优先考虑船工。有人担心，47.3亿元的工程没有留下一分钱给渡口。`
const CHESS = `少年棋手夺冠

十四岁的棋手费小满在围棋公开赛决赛中执白中盘胜，成为最年轻的冠军。她说，最难的一盘是半决赛。`

const FILES = {
  '南湾日报_2026-03-04_第1版.txt': BRIDGE,
  '海角晚报_2026-03-05_第2版.txt': TWIN,
  '南湾日报_2026-03-06_第3版.txt': FERRY,
  '南湾日报_2026-03-04_第8版.txt': CHESS,
}

test.use({ locale: 'en-US' })

const related = (page: Page): Locator => page.locator('[data-related]')
const tab = (page: Page): Locator => page.locator('aside').getByRole('tab', { name: /^Related/ })

test.beforeEach(async ({ page }) => {
  await importTexts(page, FILES)
  await expect(page.getByRole('row').filter({ hasText: '少年棋手' })).toBeVisible()
})

test('related reports tell why, mark the reprint, open beside, and stay away once refused', async ({
  page,
}) => {
  await openReport(page, '鹿门大桥合龙')
  await tab(page).click()
  await expect(related(page)).toHaveCount(2)
  const [twin, ferry] = [related(page).nth(0), related(page).nth(1)]
  await expect(twin).toContainText('Same text')
  await expect(twin).toContainText('Printed here first; 海角晚报 followed on Mar 5, 2026')
  await expect(ferry).toContainText('渡轮船工盼安置')
  await expect(ferry).toContainText('47.3亿元')

  await twin.getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect(related(page)).toHaveCount(1)
  await page.getByRole('button', { name: '1 report you marked as not related' }).click()
  await page.getByRole('button', { name: 'Show it again' }).click()
  await expect(related(page)).toHaveCount(2)

  await related(page).nth(1).getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-pane]')).toHaveCount(2)
  await expect(paneText(page, 1)).toContainText('老船工牛得水')
})

test('more on a selected passage', async ({ page }) => {
  await openReport(page, '鹿门大桥合龙')
  await selectWords(page, 0, '青螺江两岸的渡轮届时停航，船工可转到桥梁养护队')
  await page.keyboard.press('Shift+r')
  await expect(page.getByText('More on', { exact: true })).toBeVisible()
  await expect(related(page).filter({ hasText: '渡轮船工盼安置' })).toBeVisible()
  await expect(related(page).filter({ hasText: '棋手' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to the whole report' }).click()
  await expect(related(page).first()).toContainText('Same text')
})

test('a name alone ties no reports together: the search for it is one press away', async ({ page }) => {
  await openReport(page, '渡轮船工盼安置')
  await selectWords(page, 0, '戚望舒')
  await page.keyboard.press('Shift+r')
  await expect(page.getByText('No other report tells of this.')).toBeVisible()
  await page.getByRole('button', { name: 'Search for these words' }).click()
  await expect(page.locator('main [data-query-bar] input')).toHaveValue(/戚望舒/)
  await expect(page.getByRole('main')).toContainText('鹿门大桥合龙')
})

test('a story is proposed, kept, told in order and opened beside each other', async ({ page }) => {
  await page.keyboard.press('Alt+8')
  const proposal = page.locator('[data-proposals] [data-line]')
  await expect(proposal).toHaveCount(1)
  await expect(proposal).toContainText('3 reports')
  await proposal.focus()
  await page.keyboard.press('Enter')
  const entries = page.locator('[data-entry]')
  await expect(entries).toHaveCount(3)
  await expect(entries.nth(0)).toContainText('First report')
  await expect(entries.nth(1)).toContainText('Reprint of “鹿门大桥合龙”')
  await page.getByRole('button', { name: 'Keep as a story' }).click()
  const title = page.getByRole('textbox', { name: 'Title of the story' })
  await title.fill('鹿门大桥')
  await title.press('Enter')
  await expect(page.locator('[data-line]').filter({ hasText: '鹿门大桥' })).toContainText('3 reports')
  await expect(proposal).toHaveCount(0)

  await page.getByRole('radio', { name: 'By day told of' }).click()
  await expect(page.getByRole('list', { name: 'By day told of' })).toContainText('Sep 2026')
  await page.getByRole('radio', { name: 'By day of printing' }).click()

  // Taken out, it is not proposed for the story again; undo brings it back.
  await entries.nth(2).getByRole('checkbox').press('Space')
  await page.getByRole('button', { name: 'Actions on the story' }).click()
  await page.getByRole('menuitem', { name: 'Take out of the story' }).click()
  await expect(entries).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(entries).toHaveCount(3)

  await page.getByRole('button', { name: 'Open 3 beside each other' }).click()
  await expect(page.locator('[data-pane]')).toHaveCount(3)
  await expect(paneText(page, 2)).toContainText('老船工牛得水')
})

test('what is no story is not proposed again, until the user asks for it', async ({ page }) => {
  await page.keyboard.press('Alt+8')
  const proposal = page.locator('[data-proposals] [data-line]')
  await expect(proposal).toHaveCount(1)
  await expect(proposal).toContainText('3 reports')
  await page.getByRole('button', { name: 'Not one story' }).click()
  await expect(page.getByText('No stories yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Propose the refused ones again' }).click()
  await expect(proposal).toContainText('3 reports')
})

test('the open report is added to a kept story found by its words; stories are merged so, too', async ({
  page,
}) => {
  await openReport(page, '鹿门大桥合龙')
  const dialog = page.getByRole('dialog')
  const add = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Pane', exact: true }).first().click()
    await page.getByRole('menuitem', { name: 'Add the report to a story…' }).click()
    await dialog.waitFor()
  }
  await add()
  await expect(dialog).toContainText('No other story is kept yet.')
  await dialog.getByRole('button', { name: 'New story with this report' }).click()
  await expect(page.getByText('The report is in the story “鹿门大桥合龙” now.')).toBeVisible()

  await openReport(page, '少年棋手夺冠')
  await add()
  await dialog.getByRole('textbox', { name: 'Find a story' }).fill('棋手')
  await expect(dialog).toContainText('No kept story has these words.')
  // In the other script than the title.
  await dialog.getByRole('textbox', { name: 'Find a story' }).fill('大橋')
  await dialog.locator('[data-story]').press('Enter')
  await expect(dialog).toHaveCount(0)
  await add()
  await expect(dialog.locator('[data-story]')).toBeDisabled()
  await expect(dialog.locator('[data-story]')).toContainText('It is in this story')
  if (process.env.SHOT_DIR) await page.screenshot({ path: `${process.env.SHOT_DIR}/story-add.png` })
  await dialog.getByRole('button', { name: 'New story with this report' }).click()

  await page.keyboard.press('Alt+8')
  await page.locator('[data-line]', { hasText: '鹿门大桥合龙' }).first().click()
  await page.getByRole('button', { name: 'Actions on the story' }).click()
  await page.getByRole('menuitem', { name: 'Merge into another story…' }).click()
  await dialog.getByRole('textbox', { name: 'Find a story' }).fill('棋手')
  await dialog.locator('[data-story]').click()
  await expect(page.getByRole('textbox', { name: 'Title of the story' })).toHaveValue('少年棋手夺冠')
  // What is left is the proposal of the other reports on the bridge.
  await expect(page.locator('[data-line]:not([data-proposals] *)')).toHaveCount(1)
})
