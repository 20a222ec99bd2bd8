/** A colour of another program as one of our eight. */
import { HIGHLIGHT_COLORS, HighlightColor } from '../../../shared/model/highlight.ts'

/** Below this chroma a colour has no hue to speak of (OKLCH; the palest marker yellow in use, #fff9c4, has 0.07). */
const NO_HUE = 0.03

const WORDS: Record<string, HighlightColor> = {
  pink: 'magenta',
  rose: 'magenta',
  fuchsia: 'magenta',
  violet: 'purple',
  indigo: 'purple',
  cyan: 'blue',
  aqua: 'blue',
  teal: 'blue',
  turquoise: 'blue',
  lime: 'green',
  brown: 'orange',
  amber: 'orange',
  gold: 'yellow',
  grey: 'gray',
  black: 'gray',
  white: 'gray',
  黄: 'yellow',
  黃: 'yellow',
  红: 'red',
  紅: 'red',
  绿: 'green',
  綠: 'green',
  蓝: 'blue',
  藍: 'blue',
  紫: 'purple',
  粉: 'magenta',
  橙: 'orange',
  橘: 'orange',
  灰: 'gray',
}

/** OKLab (B. Ottosson, 2020) of `#rrggbb`. */
function oklab(hex: string): [lightness: number, a: number, b: number] {
  const linear = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const [red = 0, green = 0, blue = 0] = linear
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

const hueOf = (hex: string): number => {
  const [, a, b] = oklab(hex)
  return Math.atan2(b, a)
}
const HUES = Object.entries(HIGHLIGHT_COLORS)
  .filter(([name]) => name !== 'gray')
  .map(([name, hex]) => [name as HighlightColor, hueOf(hex)] as const)

/**
 * By name where it is a word (`yellow`, `Pink`, `浅黄色`), else by hue: markers of other programs are paler than ours.
 * @returns null where it says no colour
 */
export function nearestColor(color: string | undefined): HighlightColor | null {
  const word = color?.trim().toLowerCase() ?? ''
  if (word === '') return null
  const own = HighlightColor.safeParse(word)
  if (own.success) return own.data
  const hex = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(word)?.[1] ?? shortHex(word)
  if (hex === null) {
    const named = [...Object.entries(WORDS), ...HighlightColor.options.map((name) => [name, name] as const)]
    return named.find(([name]) => word.includes(name))?.[1] ?? null
  }
  const [, a, b] = oklab(`#${hex}`)
  if (Math.hypot(a, b) < NO_HUE) return 'gray'
  const hue = Math.atan2(b, a)
  const away = (other: number): number => {
    const turn = Math.abs(hue - other)
    return Math.min(turn, 2 * Math.PI - turn)
  }
  return HUES.toSorted(([, x], [, y]) => away(x) - away(y))[0]?.[0] ?? null
}

/** `#fd0` as six digits. */
function shortHex(word: string): string | null {
  const short = /^#([0-9a-f]{3})$/.exec(word)?.[1]
  return short === undefined ? null : [...short].map((digit) => digit + digit).join('')
}
