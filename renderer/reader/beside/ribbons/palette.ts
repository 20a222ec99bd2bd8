/** The colours of ribbons: a canvas knows no custom properties, so they are read once a theme. */
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../../../shared/model/highlight.ts'
import type { Bond } from '../bonds.ts'

export interface Palette {
  /** What the machine found. */
  found: string
  ink: string
  paper: string
  accent: string
  relations: Readonly<Record<HighlightColor, string>>
  /** The system's own few colours: lines only, nothing tinted. */
  forced: boolean
}

export const forcedColors = matchMedia('(forced-colors: active)')

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  const forced = forcedColors.matches
  const ink = forced ? 'CanvasText' : read('--ink')
  const colors = Object.keys(HIGHLIGHT_COLORS) as HighlightColor[]
  return {
    forced,
    ink,
    found: forced ? 'GrayText' : read('--ink3'),
    paper: forced ? 'Canvas' : read('--paper'),
    accent: forced ? 'Highlight' : read('--accent'),
    relations: Object.fromEntries(
      colors.map((color) => [
        color,
        // Bright yellow on paper is no line one sees: a quarter of ink brings all of them to 3:1.
        forced ? 'LinkText' : `color-mix(in srgb, ${read(`--c-${color}`)} 72%, ${ink})`,
      ]),
    ) as Record<HighlightColor, string>,
  }
}

export const colorOf = (
  bond: Bond,
  palette: Palette,
  relations: ReadonlyMap<string, HighlightColor>,
): string =>
  bond.kind === 'link' ? palette.relations[relations.get(bond.relation) ?? 'gray'] : palette.found
