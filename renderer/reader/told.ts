/** What is on a passage, in words: for the live region, and for cards that say the same. */
import { t } from 'i18next'
import { queryClient } from '../queries.ts'
import type { CallResult } from '../../shared/contract.ts'
import type { PlacedCorrection } from './corrections/placed.ts'
import type { PlacedHighlight } from './highlights/placed.ts'

/** Names of themes, of those the window knows. */
function themeNames(ids: readonly string[]): string[] {
  const themes = queryClient.getQueryData<CallResult<'themes.list'>>(['themes.list', {}]) ?? []
  return ids.flatMap((id) => themes.find((theme) => theme.id === id)?.name ?? [])
}

/** Colour and style of a highlight: `Yellow, underlined`. */
export const lookOf = ({ highlight }: PlacedHighlight): string =>
  t('highlights:one', {
    color: t(`common:color.${highlight.color}`),
    style: t(`highlights:style.${highlight.style}`),
  })

/** What was corrected: each with its original, whichever of them is shown. */
const tellCorrections = (corrections: readonly PlacedCorrection[]): string =>
  corrections.length === 0
    ? ''
    : t('highlights:corrected', {
        count: corrections.length,
        list: corrections
          .slice(0, 5)
          .map(({ text, original }) => t('highlights:correctedWords', { text, original }))
          .join(' · '),
      })

/** All that is on some highlights and what was corrected there, in one line: looks, notes, themes, links, corrections. */
export function tellMarks(
  marks: readonly PlacedHighlight[],
  corrections: readonly PlacedCorrection[] = [],
): string {
  if (marks.length === 0) return tellCorrections(corrections) || t('highlights:nothingOnIt')
  const notes = marks.reduce((sum, one) => sum + one.notes, 0)
  const links = marks.reduce((sum, one) => sum + one.links, 0)
  const themes = [...new Set(themeNames(marks.flatMap(({ themeIds }) => themeIds)))]
  return [
    t('highlights:onPassage', { count: marks.length }),
    ...marks.slice(0, 5).map(lookOf),
    notes > 0 ? t('highlights:markerNotes', { count: notes }) : '',
    links > 0 ? t('highlights:markerLinks', { count: links }) : '',
    themes.length > 0 ? t('highlights:themesAre', { names: themes.join('、') }) : '',
    tellCorrections(corrections),
  ]
    .filter(Boolean)
    .join(' · ')
}
