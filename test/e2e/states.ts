/**
 * Every view and state of the window as a walk over the sample library: each step begins where the one before
 * it ended. Specs hand in what is to be looked at in each state. Nothing is found by words of one language.
 */
import { expect, type Page } from '@playwright/test'
import { library } from './states/library.ts'
import { settings } from './states/settings.ts'
import { templates } from './states/templates.ts'
import { vault } from './states/vault.ts'
import { tray } from './states/tray.ts'
import { searching } from './states/searching.ts'
import { reading } from './states/reading.ts'
import { beside } from './states/beside.ts'
import { themes } from './states/themes.ts'
import { notes } from './states/notes.ts'
import { stories } from './states/stories.ts'
import { desk } from './states/desk.ts'
import { column } from './states/column.ts'
import { versions } from './states/versions.ts'
import type { State } from './states/steps.ts'
import type { Words } from './words.ts'

export { SAMPLES } from './states/steps.ts'

export const STATES: readonly State[] = [
  ...library,
  ...vault,
  ...templates,
  ...settings,
  ...tray,
  ...searching,
  ...reading,
  ...themes,
  ...notes,
  ...desk,
  ...column,
  ...versions,
  ...beside,
  // After the texts that tell one matter have come in.
  ...stories,
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
    // What is still made is drawn pale: a preview, a list of hits.
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    // Colours fade for 120 ms; what is seen half-way is no colour of ours.
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    )
    await look(name)
  }
}
