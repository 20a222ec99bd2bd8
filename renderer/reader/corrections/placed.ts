/** Corrections as they stand in a pane's text, whichever words it shows. Pure. */
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { editPlaces, rangesOfEdit } from '../../../shared/text/corrections.ts'

export interface PlacedCorrection {
  id: string
  /** `[start, end)` of the block as it is drawn. */
  block: number
  start: number
  end: number
  original: string
  text: string
  ranges: Range[]
}

/** @param corrected the blocks with their corrections @param own what is drawn: the same, or the originals */
export function placeCorrections(
  corrected: readonly ShownBlock[],
  own: readonly ShownBlock[],
): PlacedCorrection[] {
  return corrected.flatMap((block, index) =>
    editPlaces(block, own[index] !== block).map(({ edit, start, end }) => ({
      ...{ id: edit.id, block: index, start, end, original: edit.original },
      text: block.text.slice(edit.start, edit.end),
      ranges: rangesOfEdit(edit),
    })),
  )
}
