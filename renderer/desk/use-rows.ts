/** The rows of the mounted page, and its sections, as rows.ts works them out. */
import { useMemo, useState } from 'react'
import type { PlacedHighlight } from '../reader/highlights/placed.ts'
import type { Section } from '../reader/sections.ts'
import { useReportLanguage } from '../ui/use-report-language.ts'
import type { DeskModel } from './desk-model.ts'
import { createRowsOf, createSectionsOf, type RowsOf } from './rows.ts'

/** The page cut into sections. The same array while the cuts are the same. */
export function useSections({ pieces }: DeskModel): readonly Section[] {
  const [sectionsOf] = useState(createSectionsOf)
  return useMemo(() => sectionsOf(pieces), [sectionsOf, pieces])
}

/** The rows of each section, as `createRowsOf` has them. */
export function useRows(
  model: DeskModel,
  sections: readonly Section[],
  placed: readonly PlacedHighlight[],
): ReturnType<RowsOf> {
  const languageOf = useReportLanguage()
  const [rowsOf] = useState(createRowsOf)
  return useMemo(
    () => rowsOf(model, sections, placed, languageOf),
    [rowsOf, model, sections, placed, languageOf],
  )
}
