/** Puts the user's names of colours in the place of the language's: every text that names a colour then says theirs. */
import i18next from 'i18next'
import { common } from '../../shared/i18n/common.ts'
import { highlights } from '../../shared/i18n/highlights.ts'
import { LANGUAGES } from '../../shared/i18n/messages.ts'
import { say } from '../../shared/i18n/say.ts'
import { colorName, type ColorNames } from '../../shared/model/color-names.ts'
import { HighlightColor } from '../../shared/model/highlight.ts'

export function nameColors(names: ColorNames): void {
  for (const language of LANGUAGES) {
    const words: Record<string, string> = {}
    const commands: Record<string, string> = {}
    for (const color of HighlightColor.options) {
      const name = colorName(color, language, names)
      words[`color.${color}`] = name
      commands[`command.${color}`] = names[color]?.trim()
        ? say(highlights, language, 'color', { color: name })
        : highlights[language][`command.${color}`]
    }
    const isKnown = Object.entries({ ...words }).every(
      ([key, word]) => i18next.getResource(language, 'common', key) === word,
    )
    if (isKnown) continue
    // Not `deep`: that writes into the words i18next was started with, which are those of shared/i18n themselves, and
    // the language's own names would be gone. Keys are flat.
    i18next.addResourceBundle(language, 'highlights', commands, false, true)
    i18next.addResourceBundle(language, 'common', words, false, true)
  }
}

/** What the interface calls a colour without the user's names. */
export const ownColorName = (color: HighlightColor): string => {
  const language = LANGUAGES.find((one) => one === i18next.language) ?? 'en'
  return say(common, language, `color.${color}`)
}
