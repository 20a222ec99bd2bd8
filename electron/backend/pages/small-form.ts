import type { BlockKind } from '../../../shared/model/report.ts'
import { formOf } from './forms.ts'
import { readLines } from './lines.ts'
import { joinWrapped } from './units.ts'

/**
 * What a paragraph of a document is by its form: bylines, captions and credits look alike in every newspaper text; null for
 * anything else. @param belowTitle a bare name there is a byline
 */
export function smallForm(text: string, belowTitle: boolean): BlockKind | null {
  if (text.length > 120) return null
  const unit = joinWrapped(readLines(text))[0]
  if (!unit || unit.text !== text) return null
  const form = formOf(unit, belowTitle ? { ...unit, level: 1 } : undefined)
  return form === 'byline' || form === 'caption' || form === 'credit' || form === 'continuation' ? form : null
}
