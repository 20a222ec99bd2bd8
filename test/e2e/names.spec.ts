/** What a screen reader says of the views in which annotations are kept: names, roles and states, in order. */
import { expect, test } from './host.ts'
import { openReport } from './reading.ts'

test.use({ locale: 'en-GB' })

test.beforeEach(async ({ page }) => {
  await page.getByRole('button', { name: 'Look around with the sample library' }).click()
  await expect(page.locator('[data-report]').first()).toBeVisible()
})

test('the panel names each highlight by its colour and words, and what is on it', async ({ page }) => {
  await openReport(page, 'Reactor vote stirs old fears')
  await expect(page.getByRole('article')).toMatchAriaSnapshot(`
    - article "Text of Reactor vote stirs old fears":
      - heading "Reactor vote stirs old fears" [level=2]
      - paragraph: /TOKYO/
  `)
  await expect(page.getByRole('complementary', { name: 'What the report holds' })).toMatchAriaSnapshot(`
    - complementary "What the report holds":
      - tablist "About this report":
        - tab "Highlights 1" [selected]
        - tab "Links 1"
        - tab "Notes"
      - tabpanel "Highlights 1":
        - group "Shown highlights":
          - 'button "Theme: All themes"'
          - 'button "Colour: All colours"'
        - list "Highlights":
          - listitem:
            - 'button "Blue: has not run a reactor since the Fukushima disaster of 2011"'
  `)
})

test('themes: a tree with its depth, what can be done with one, and its passages', async ({ page }) => {
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - region "All themes":
      - heading "Themes" [level=1]
      - button "Codebook"
      - button "New theme"
      - treegrid "All themes":
        - row "停战谈判" [expanded] [level=1] [selected]:
          - gridcell "Collapse 停战谈判 Drag to move 停战谈判 2":
            - button "Collapse 停战谈判"
            - button "Drag to move"
        - row "停火条件" [level=2]
        - row "四个步骤" [level=2]
    - region "停战谈判":
      - textbox "Name": 停战谈判
      - textbox "Definition"
      - button "Green Colour"
      - button "Top level Below"
      - button "New theme below this one"
      - button "Theme actions"
      - button "Delete theme"
      - textbox "Filter passages"
      - checkbox "With themes below"
      - heading "2 reports" [level=2]
      - list "Passages":
        - listitem:
          - article:
            - 'checkbox "Choose passage: 伦敦峰会谈妥四步，欧洲想坐回谈判桌"'
            - button "The whole report carries the theme"
  `)
})

test('links: both ends by their words, the relation between, what can be done with it', async ({ page }) => {
  await page.keyboard.press('Alt+5')
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - region "All links":
      - heading "Links" [level=1]
      - status: 7 links
      - button "Manage relations…"
      - textbox "Filter links"
      - list "All links":
        - listitem:
          - article:
            - 'button "Open the first end: 東北大工程復工 濱江時報 · Mar 14, 2024 投資4.5億元建特種鋁合金鍛造線"'
            - 'button "background: Open both side by side"'
            - button "Note on the link"
            - button "Turn round"
            - button "Delete link to 「山城造」铝材，上天也下地"
            - 'button "Open the second end: 「山城造」铝材，上天也下地 山城日报 · Feb 13, 2025 the whole report"'
  `)
})

test('notes: each by its words and what it is on; the one that is open', async ({ page }) => {
  await page.keyboard.press('Alt+6')
  await page.getByRole('option', { name: /海外倉/ }).click()
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - region "All notes":
      - heading "Notes" [level=1]
      - button "New note"
      - textbox "Filter notes"
      - status: 5 notes
      - listbox "All notes":
        - option /海外倉＝先備貨，後成交。.* 最大的一步是把貨先運到莫斯科的海外倉/ [selected]
    - region /海外倉/:
      - article:
        - button "Show where it is"
        - button "Remove note"
        - paragraph: /海外倉＝先備貨，後成交/
        - button "Edit note"
  `)
})

test('the tray says that every annotation stands on its words', async ({ page }) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('>without a place')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Annotations without a place":
      - banner:
        - heading "Annotations without a place" [level=2]
        - button "Close"
      - paragraph: Every annotation stands on its words.
  `)
})
