/**
 * Every view and state of the window as a walk over the sample library: each step begins where the one before
 * it ended. Specs hand in what is to be looked at in each state. Nothing is found by words of one language.
 */
import { expect, type Page } from '@playwright/test'
import { binaryFile, emptyFile, traditionalPage } from './pages.ts'
import { clickWords, openReport, paneText, placeOf, selectWords } from './reading.ts'
import { VERSION_STATES } from './version-states.ts'
import type { Words } from './words.ts'

/** Titles of sample reports: one in each language, the first two linked. */
export const SAMPLES = {
  'zh-Hans': '伦敦峰会谈妥四步，欧洲想坐回谈判桌',
  en: 'Europe brings four steps and a stopwatch to London',
  'zh-Hant': '燕郊餐飲店爆炸',
} as const

export interface State {
  name: string
  enter: (page: Page, t: Words) => Promise<unknown>
}

const rows = (page: Page) => page.locator('[data-report]')
const dialog = (page: Page) => page.locator('[role="dialog"], [role="alertdialog"]')
const press = (page: Page, ...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const escape = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}
const settingsTab = (section: string): State => ({
  name: `settings-${section}`,
  enter: (page, t) => page.getByRole('tab', { name: t(`settings:section.${section}`), exact: true }).click(),
})
const sideTab = (tab: 'highlights' | 'links' | 'notes' | 'corrections' | 'info'): State => ({
  name: `side-${tab}`,
  enter: (page, t) =>
    page
      .locator('aside')
      .getByRole('tab', { name: new RegExp(t(`panel:${tab}`)) })
      .click(),
})
const search = (name: string, query: string): State => ({
  name,
  async enter(page) {
    await press(page, 'Control+k')
    await page.locator('header [role="combobox"]').fill(query)
    await expect(page.locator('#search-results')).toHaveAttribute('aria-busy', 'false')
  },
})

const library: State[] = [
  { name: 'first-start', enter: (page, t) => page.getByText(t('library:firstTitle')).waitFor() },
  { name: 'read-empty', enter: (page) => press(page, 'Alt+2') },
  { name: 'themes-empty', enter: (page) => press(page, 'Alt+3') },
  {
    name: 'samples',
    async enter(page, t) {
      await press(page, 'Alt+1')
      await page.getByRole('button', { name: t('library:loadSamples') }).click()
      await expect(rows(page).first()).toBeVisible()
    },
  },
  {
    name: 'filtered',
    async enter(page, t) {
      await page.getByRole('textbox', { name: t('library:filter') }).fill('欧')
      await expect(page.getByRole('row', { name: SAMPLES['zh-Hans'] })).toBeVisible()
    },
  },
  {
    name: 'none-match',
    async enter(page, t) {
      await page.getByRole('textbox', { name: t('library:filter') }).fill('qqq')
      await page.getByText(t('library:noneTitle')).waitFor()
    },
  },
  {
    name: 'group-menu',
    async enter(page, t) {
      await page.getByRole('button', { name: t('library:showAll') }).click()
      await page.getByRole('button', { name: t('library:groupBy') }).click()
    },
  },
  {
    name: 'grouped',
    enter: (page, t) => page.getByRole('menuitemradio', { name: t('library:group.publication') }).click(),
  },
  {
    name: 'selection',
    async enter(page) {
      await rows(page).first().focus()
      await press(page, 'Space', 'Shift+ArrowDown')
    },
  },
  {
    name: 'row-menu',
    async enter(page) {
      await press(page, 'Escape')
      await rows(page).filter({ hasText: SAMPLES['zh-Hans'] }).click({ button: 'right' })
    },
  },
  {
    name: 'report-dialog',
    async enter(page, t) {
      await page.getByRole('menuitem', { name: t('commands:reportDetails') }).click()
      await dialog(page)
        .getByRole('textbox', { name: t('library:columnDate'), exact: true })
        .fill('2025-02-30')
    },
  },
  {
    name: 'source-dialog',
    async enter(page, t) {
      await escape(page)
      await rows(page).filter({ hasText: SAMPLES['zh-Hans'] }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: t('commands:sourceDetails') }).click()
    },
  },
  {
    name: 'removed-source',
    async enter(page, t) {
      await page.getByRole('button', { name: t('library:removeSource') }).click()
      // Links of its reports would lose an end: that is asked first.
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: t('links:endDo') })
        .click()
      await page.getByText(t('library:removedSource', { name: '' }).trim()).waitFor()
    },
  },
  {
    name: 'import-refused',
    async enter(page, t) {
      await press(page, 'Control+z')
      await expect(rows(page).filter({ hasText: SAMPLES['zh-Hans'] })).toBeVisible()
      const chooser = page.waitForEvent('filechooser')
      await page
        .getByRole('button', { name: t('library:import'), exact: true })
        .first()
        .click()
      await (await chooser).setFiles([emptyFile(), binaryFile(), traditionalPage()])
      await page.getByRole('list', { name: t('import:refused', { count: 2 }) }).waitFor()
    },
  },
  {
    name: 'paste-dialog',
    async enter(page, t) {
      const panel = page.getByRole('region', { name: t('import:panel') })
      await panel
        .getByRole('button', { name: t('common:close') })
        .last()
        .click()
      await page.evaluate(() => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', '夜航恢复之后\n\n调度员说当晚有七艘船进港。'.repeat(8))
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
      })
      await dialog(page).waitFor()
    },
  },
  {
    name: 'export-dialog',
    async enter(page) {
      await escape(page)
      await press(page, 'Control+Shift+e')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'settings-general',
    async enter(page) {
      await escape(page)
      await press(page, 'Control+,')
      await dialog(page).waitFor()
    },
  },
  settingsTab('reading'),
  settingsTab('colors'),
  settingsTab('lessons'),
  settingsTab('library'),
  {
    name: 'library-checked',
    async enter(page, t) {
      await page.getByRole('button', { name: t('settings:check'), exact: true }).click()
      await page.getByText(t('settings:checkGood')).waitFor()
    },
  },
  settingsTab('about'),
  {
    name: 'help',
    async enter(page) {
      await escape(page)
      await press(page, 'F1')
      await dialog(page).waitFor()
    },
  },
]

const tray: State[] = [
  {
    name: 'tray-empty',
    async enter(page, t) {
      await escape(page)
      await press(page, 'Control+Shift+u')
      await page.getByText(t('tray:empty')).waitFor()
    },
  },
]

const searching: State[] = [
  {
    name: 'search-idle',
    async enter(page) {
      await escape(page)
      await press(page, 'Control+k')
    },
  },
  search('search-hits', '停火'),
  search('search-none', 'qqqq'),
  search('palette', '>'),
]

const reading: State[] = [
  {
    name: 'read-one',
    async enter(page) {
      await press(page, 'Escape', 'Escape')
      await openReport(page, SAMPLES['zh-Hans'])
    },
  },
  { name: 'read-two', enter: (page) => openReport(page, SAMPLES.en, true) },
  { name: 'selection-bar', enter: (page) => selectWords(page, 0, '会后公布的内容并不复杂') },
  {
    name: 'highlight-bar',
    async enter(page) {
      await press(page, 'Escape', 'Escape')
      await clickWords(page, 0, '停火之后继续加强它的防卫')
      await page.locator('[data-annotate-bar]').waitFor()
    },
  },
  {
    name: 'highlight-more',
    async enter(page, t) {
      await page
        .locator('[data-annotate-bar]')
        .getByRole('button', { name: t('highlights:more') })
        .click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'highlight-ends',
    async enter(page) {
      await press(page, 'Escape')
      await clickWords(page, 0, '停火之后继续加强它的防卫')
      await press(page, 'r')
      await page.locator('[data-ends-bar]').waitFor()
    },
  },
  {
    name: 'highlight-card',
    async enter(page) {
      await press(page, 'Escape', 'i')
      await page.locator('[data-highlight-card]').waitFor()
    },
  },
  {
    name: 'theme-picker',
    async enter(page) {
      await press(page, 'Escape', 't')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'note-editor',
    async enter(page) {
      await escape(page)
      await clickWords(page, 0, '停火之后继续加强它的防卫')
      await press(page, 'n')
      await page.locator('[contenteditable="true"]').waitFor()
      await page.keyboard.type('- 一')
    },
  },
  {
    name: 'color-menu',
    async enter(page, t) {
      await press(page, 'Escape')
      await page.locator('[data-highlight][data-active]').hover()
      await page
        .getByRole('button', { name: t('panel:changeColor') })
        .first()
        .click()
    },
  },
  {
    name: 'link-begun',
    async enter(page) {
      await press(page, 'Escape')
      await selectWords(page, 0, '白宫那场不欢而散的会面')
      await press(page, 'l')
    },
  },
  {
    name: 'relation-chooser',
    async enter(page) {
      await selectWords(page, 1, 'Keep the weapons flowing')
      await press(page, 'l')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'linked',
    async enter(page) {
      await press(page, 'c')
      await expect(dialog(page)).toHaveCount(0)
      await paneText(page, 0).click({ position: { x: 8, y: 8 } })
    },
  },
  sideTab('corrections'),
  {
    name: 'correction',
    async enter(page) {
      await selectWords(page, 0, '会后公布的内容')
      await press(page, 'e')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'correction-refused',
    async enter(page) {
      await page.keyboard.type('会后\u202e')
      await press(page, 'Enter')
      await expect(dialog(page).getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
    },
  },
  {
    name: 'corrected',
    async enter(page) {
      await dialog(page).getByRole('textbox').fill('会上公布的内容')
      await press(page, 'Enter')
      await page.locator('[data-correction]').waitFor()
    },
  },
  {
    name: 'correction-card',
    async enter(page) {
      const { from } = await placeOf(paneText(page, 0), '会上公布')
      await page.mouse.move(from.x + 4, from.y)
      await page.locator('[data-correction-card]').waitFor()
    },
  },
  {
    name: 'correction-elsewhere',
    async enter(page, t) {
      await page
        .locator('[data-correction]')
        .getByRole('button', { name: t('corrections:elsewhere') })
        .click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'originals',
    async enter(page) {
      await escape(page)
      await paneText(page, 0).focus()
      await press(page, 'o')
    },
  },
  {
    name: 'other-script',
    async enter(page) {
      await press(page, 'o', 'Alt+s')
      await expect(paneText(page, 0)).toHaveAttribute('lang', 'zh-Hant')
    },
  },
  {
    name: 'own-script',
    async enter(page) {
      await press(page, 'Alt+s')
      await expect(paneText(page, 0)).toHaveAttribute('lang', 'zh-Hans')
    },
  },
  sideTab('links'),
  sideTab('notes'),
  sideTab('info'),
  sideTab('highlights'),
  {
    name: 'filter-menu',
    async enter(page, t) {
      await page.getByRole('button', { name: new RegExp(`^${t('highlights:filterTheme')}: `) }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'highlights-filtered',
    async enter(page, t) {
      // A change of the window's size closes menus.
      if (!(await page.getByRole('menu').isVisible()))
        await page.getByRole('button', { name: new RegExp(`^${t('highlights:filterTheme')}: `) }).click()
      await page.getByRole('menuitemradio').nth(1).click()
      await page.locator('[data-filter-strip]').waitFor()
    },
  },
  {
    name: 'find-bar',
    async enter(page) {
      await paneText(page, 0).focus()
      await press(page, 'Shift+f', 'Control+f')
      await page.keyboard.type('歐洲')
    },
  },
  {
    name: 'pane-menu',
    async enter(page, t) {
      await press(page, 'Escape')
      await page
        .getByRole('button', { name: t('reader:tools') })
        .first()
        .click()
    },
  },
  {
    name: 'read-four',
    async enter(page) {
      await press(page, 'Escape')
      await press(page, 'Alt+n')
      await openReport(page, SAMPLES['zh-Hant'])
      await press(page, 'Alt+n')
      await expect(page.locator('[data-pane]')).toHaveCount(4)
    },
  },
]

const themes: State[] = [
  {
    name: 'themes',
    async enter(page) {
      await press(page, 'Alt+3')
      await page.getByRole('treegrid').waitFor()
    },
  },
  {
    name: 'theme-new',
    async enter(page, t) {
      await page
        .getByRole('button', { name: t('themes:newTheme') })
        .first()
        .click()
    },
  },
  {
    name: 'theme-remove',
    async enter(page, t) {
      await press(page, 'Escape')
      await page.getByRole('button', { name: t('themes:remove') }).click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'theme-merge',
    async enter(page, t) {
      await escape(page)
      await page.getByRole('button', { name: t('themes:actions') }).click()
      await page.getByRole('menuitem', { name: t('themes:merge') }).click()
      await dialog(page).locator('output').waitFor()
    },
  },
  {
    name: 'theme-chosen',
    async enter(page, t) {
      await escape(page)
      await page.getByRole('button', { name: t('themes:chooseAll') }).click()
      await page.getByRole('button', { name: t('themes:split') }).waitFor()
    },
  },
  {
    name: 'theme-split',
    async enter(page, t) {
      await page.getByRole('button', { name: t('themes:split') }).click()
      await dialog(page).waitFor()
    },
  },
  { name: 'themes-again', enter: (page) => escape(page) },
  {
    name: 'links',
    async enter(page) {
      await press(page, 'Alt+5')
      await page.locator('[data-link]').first().waitFor()
    },
  },
  {
    name: 'relations',
    async enter(page, t) {
      await page.getByRole('button', { name: t('links:manage') }).click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'links-none-match',
    async enter(page, t) {
      await escape(page)
      await page.getByRole('textbox', { name: t('links:filterText') }).fill('qqq')
      await page.getByText(t('links:noMatch')).waitFor()
    },
  },
]

const rail = (page: Page) => page.locator('[data-desk-rail]')

const notes: State[] = [
  {
    name: 'notes',
    async enter(page, t) {
      await press(page, 'Alt+6')
      await page.getByRole('listbox', { name: t('notes:list') }).waitFor()
    },
  },
  {
    name: 'notes-none',
    async enter(page, t) {
      await page.getByRole('textbox', { name: t('notes:filter') }).fill('qqq')
      await page.getByText(t('notes:noneMatch')).waitFor()
    },
  },
  {
    name: 'note-writing',
    async enter(page, t) {
      await page.getByRole('textbox', { name: t('notes:filter') }).fill('')
      await page
        .getByRole('button', { name: t('notes:newNote') })
        .first()
        .click()
      await page.locator('[contenteditable=true]').waitFor()
      await page.keyboard.type('## 提纲')
      await press(page, 'Enter')
      await page.keyboard.type('`log` [地址](https://example.org/a) ')
      await press(page, 'Enter')
      await page.keyboard.type('| 年份 | 职位 |')
      await page.keyboard.press('Enter')
      await page.keyboard.type('2026')
    },
  },
  {
    name: 'note-completing',
    async enter(page, t) {
      await page.keyboard.type('[[')
      await page
        .getByRole('listbox', { name: t('notes:completeNamed') })
        .getByRole('option')
        .first()
        .waitFor()
    },
  },
  {
    name: 'note-written',
    async enter(page, t) {
      await press(page, 'Enter', 'Escape')
      await page.getByRole('main').locator('[data-reference]').waitFor()
      await page.getByRole('button', { name: t('notes:removeNote') }).waitFor()
    },
  },
  {
    name: 'note-address',
    async enter(page) {
      await page.getByRole('main').getByRole('link').click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'note-removed',
    async enter(page, t) {
      await escape(page)
      await page.getByRole('button', { name: t('notes:removeNote') }).click()
      await page.getByText(t('notes:removedOne')).waitFor()
    },
  },
]

const desk: State[] = [
  {
    name: 'desk',
    async enter(page) {
      await press(page, 'Alt+4')
      await rail(page).locator('[data-proposal]').first().waitFor()
    },
  },
  {
    name: 'desk-proposal',
    enter: (page) => rail(page).locator('[data-proposal] [data-ask]').first().click(),
  },
  {
    name: 'desk-why',
    async enter(page, t) {
      await rail(page)
        .getByRole('button', { name: t('rail:why') })
        .click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'desk-settled',
    async enter(page, t) {
      await escape(page)
      await rail(page).locator('[data-proposal] [data-ask]').first().click()
      await press(page, 'y')
      await rail(page)
        .getByRole('button', { name: t('rail:settled') })
        .click()
    },
  },
  {
    name: 'desk-reports',
    async enter(page) {
      await rail(page).locator('[data-report-id]').first().click()
      await press(page, 'Shift+ArrowDown')
    },
  },
  {
    name: 'desk-rename',
    async enter(page) {
      await rail(page).locator('[data-report-id]').first().click()
      await press(page, 'F2')
    },
  },
  {
    name: 'desk-report-menu',
    async enter(page) {
      await press(page, 'Escape')
      await rail(page).locator('[data-report-id]').first().click({ button: 'right' })
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'desk-page-menu',
    async enter(page, t) {
      await press(page, 'Escape')
      await page.locator('nav [data-nav-line][aria-current]').last().click({ button: 'right' })
      await page.getByRole('menuitem', { name: t('rail:toDesk') }).waitFor()
    },
  },
  { name: 'desk-still', enter: (page) => press(page, 'Escape') },
]

const pieces = (page: Page) => page.locator('[data-desk-column] [data-at]')
const menu = (page: Page): Promise<void> => page.getByRole('menu').waitFor()

/** The page's text beside the list. */
const column: State[] = [
  {
    name: 'column-chosen',
    async enter(page) {
      await pieces(page).nth(2).click()
      await press(page, 'Escape', 'Escape', 'Escape', 'Shift+ArrowDown')
    },
  },
  {
    name: 'column-caret',
    async enter(page) {
      await press(page, 'Escape', 'ArrowDown', 'ArrowRight')
    },
  },
  {
    name: 'column-border',
    async enter(page) {
      await press(page, 'Escape', 'Control+ArrowDown')
      await page.locator('[data-border]').first().focus()
      await press(page, 'ArrowUp')
    },
  },
  {
    name: 'column-give',
    async enter(page) {
      await press(page, 'Escape')
      await pieces(page).nth(2).click()
      await press(page, 'g')
      await menu(page)
    },
  },
  {
    name: 'column-kind',
    async enter(page) {
      await press(page, 'Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await press(page, 'f')
      await menu(page)
    },
  },
  {
    name: 'column-menu',
    async enter(page) {
      await press(page, 'Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await pieces(page).nth(3).click({ button: 'right' })
      await menu(page)
    },
  },
  {
    name: 'column-title',
    async enter(page) {
      await press(page, 'Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await press(page, 'e')
      await dialog(page).waitFor()
    },
  },
  {
    name: 'column-mending',
    async enter(page) {
      await escape(page)
      await press(page, 'm')
      await page.locator('[data-mends="to"]').waitFor()
    },
  },
  {
    name: 'column-aside',
    async enter(page) {
      await press(page, 'Escape', 'x')
      await page.locator('[data-cursor][data-kind="furniture"]').waitFor()
    },
  },
]

export const STATES: readonly State[] = [
  ...library,
  ...tray,
  ...searching,
  ...reading,
  ...themes,
  ...notes,
  ...desk,
  ...column,
  ...VERSION_STATES,
]

/** Walks through all states; `look` is called in each, when it has come to rest. */
export async function walk(
  page: Page,
  t: Words,
  look: (state: string) => Promise<void>,
  states: readonly State[] = STATES,
): Promise<void> {
  for (const { name, enter } of states) {
    try {
      await enter(page, t)
    } catch (error) {
      throw new Error(`could not come to the state “${name}”`, { cause: error })
    }
    // Colours fade for 120 ms; what is seen half-way is no colour of ours.
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    )
    await look(name)
  }
}
