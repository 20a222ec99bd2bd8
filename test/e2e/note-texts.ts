/** Two reports and the editor, for the specs of notes. All texts are made up. */
import type { CDPSession, Locator, Page } from '@playwright/test'
import { sendAll } from './calls.ts'
import { expect } from './host.ts'

export const PORT = `港口二期工程动工

新码头昨日在东岸动工，预计三年后可停靠两艘巨轮。市长说，工程会带来四千个职位。

渔民代表要求先划定新的渔场，再开始挖泥。
`

export const FERRY = `Ferry fares to rise

The harbour board said on Monday that fares would rise by five per cent.

Passengers were told of the change only a week before.
`

export const editorOf = (page: Page): Locator =>
  page.getByRole('textbox').and(page.locator('[contenteditable=true]'))

export const suggestions = (page: Page): Locator =>
  page.getByRole('listbox', { name: /Reports and notes|Themes/ })

/** A free note, open to be typed into. */
export async function beginNote(page: Page): Promise<Locator> {
  await page.keyboard.press('Alt+6')
  await page.getByRole('button', { name: 'New note' }).first().click()
  await expect(editorOf(page)).toBeFocused()
  return editorOf(page)
}

/** What an input method does: a text that is not yet one, then the text. */
export async function composing(page: Page): Promise<{
  compose(text: string): Promise<void>
  commit(text: string): Promise<void>
  session: CDPSession
}> {
  const session = await page.context().newCDPSession(page)
  return {
    session,
    compose: async (text) => {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    },
    commit: async (text) => {
      await session.send('Input.insertText', { text })
    },
  }
}

export const storedTexts = async (page: Page): Promise<string[]> =>
  (await sendAll(page, 'notes.list', [{}]))[0]!.map(({ text }) => text)
