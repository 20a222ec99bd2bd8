/** Whether what two reports have in common is more than chance. */
import type { RelatedReason } from '../../../shared/model/related.ts'
import { isGeneric } from '../../../shared/text/press-words.ts'
import type { Found } from './rank.ts'
import { LEAST_RARITY } from './reasons.ts'
import type { SharedTerm } from './score.ts'

/** 跨境電商 is two words, and says as much. UTF-16 units. */
const LONG = 4
/** So many words of one matter make one, even where none of them comes again. */
const MANY = 4

/**
 * A passage is. So are a name, a figure or a day with anything else beside it. Words alone are where one of them comes
 * again in both and another stands by it, or where there are several: 事故 and 疏散 make no matter of a gas explosion
 * and a nuclear power plant, 场景 and 协同 none of a visit and a fund. In a selection no word comes again, and the user
 * chose each: two are enough.
 */
export function isEnough(found: Found, reasons: readonly RelatedReason[], isSelection: boolean): boolean {
  const telling = reasons.filter(({ kind }) => kind !== 'same-day')
  if (telling.some(({ kind }) => kind === 'passage')) return true
  const said = telling.reduce((sum, { text }) => sum + (text.length >= LONG ? 2 : 1), 0)
  if (isSelection || telling.some(({ kind }) => kind !== 'term')) return said > 1
  const own = found.terms.filter(isOfMatter)
  return own.length >= MANY || (said > 1 && own.some(comesAgain))
}

const isOfMatter = ({ term }: SharedTerm): boolean =>
  term.rarity >= LEAST_RARITY.term && !isGeneric(term.term)
const comesAgain = ({ term, times }: SharedTerm): boolean => Math.min(term.times, times) > 1
