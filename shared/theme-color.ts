import { HighlightColor } from './model/highlight.ts'

/** A new theme takes the colour that the fewest themes have, in the order of the keys 1–8. */
export function nextColor(themes: readonly { color: HighlightColor }[]): HighlightColor {
  const uses = (color: HighlightColor): number => themes.filter((theme) => theme.color === color).length
  return HighlightColor.options.toSorted((a, b) => uses(a) - uses(b))[0]!
}
