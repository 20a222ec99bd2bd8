/** What the user calls the eight colours ("evidence", "to check"): their word wherever a colour is named. */
import { z } from 'zod'
import { common } from '../i18n/common.ts'
import type { InterfaceLanguage } from '../i18n/messages.ts'
import { say } from '../i18n/say.ts'
import { HighlightColor } from './highlight.ts'

/** The settings key they are kept under. */
export const COLOR_NAMES = 'highlight.names'

export const ColorNames = z.partialRecord(HighlightColor, z.string().max(40))
export type ColorNames = z.infer<typeof ColorNames>

/** Names out of `settings.all`; whatever is not names counts as none. */
export const readColorNames = (settings: Record<string, unknown>): ColorNames =>
  ColorNames.catch({}).parse(settings[COLOR_NAMES] ?? {})

/** The user's name of a colour, else what the language calls it. */
export const colorName = (
  color: HighlightColor,
  language: InterfaceLanguage,
  names: ColorNames | undefined,
): string => names?.[color]?.trim() || say(common, language, `color.${color}`)
