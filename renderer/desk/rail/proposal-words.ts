/** A proposal as a question a person understands, with the words it is about. */
import i18next from 'i18next'
import type { DeskPiece, KeptDecision } from '../../../shared/model/page.ts'
import { pieceAt, type DeskModel } from '../desk-model.ts'
import { reportTitle } from '../desk-words.ts'

/** How much of a passage is quoted, in characters. */
const QUOTED = 18
const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' })

const graphemes = (text: string): string[] => Array.from(SEGMENTER.segment(text), ({ segment }) => segment)
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Enough text for `most` characters and one more: the longest emoji in use have 11 units. */
const enough = (most: number): number => (most + 1) * 12

/** The first words of a passage; `…` where there are more. */
export function firstWords(text: string, most = QUOTED): string {
  const parts = graphemes(flat(text.slice(0, enough(most))))
  return parts.length > most ? `${parts.slice(0, most).join('')}…` : parts.join('')
}

/** The last words of a passage. */
export function lastWords(text: string, most = QUOTED): string {
  const parts = graphemes(flat(text.slice(-enough(most))))
  return parts.length > most ? `…${parts.slice(-most).join('')}` : parts.join('')
}

export interface NamedReport {
  /** null: the place belongs to no report now. */
  id: string | null
  name: string
}

export interface Ask {
  question: string
  /** What stands before the cut (joins) or the passage itself. */
  words: string
  /** Where a join goes on. */
  onTo: string | null
  /** The reports between which `member` decides; what stands there now comes first to hand. */
  to: NamedReport | null
  instead: NamedReport | null
  /** The report whose words these are, for their glyphs. */
  reportId: string | null
}

const pieceOf = ({ pieces, indexOf }: DeskModel, at: number | null): DeskPiece | undefined =>
  at === null ? undefined : pieces[indexOf.get(at) ?? pieceAt({ pieces }, at)]

function named(model: DeskModel, at: number | null): NamedReport | null {
  const piece = pieceOf(model, at)
  if (!piece) return null
  const report = piece.reportId === null ? undefined : model.reportById.get(piece.reportId)
  return report
    ? { id: report.id, name: reportTitle(report) }
    : { id: null, name: firstWords(piece.text, 12) }
}

/** Evidence of a passage that stands twice has a name that says so. */
const isTwice = ({ evidence }: KeptDecision): boolean =>
  evidence.some(([name, weight]) => weight > 0 && name === 'stands-twice')

/** Which of two reports, whether one, or whether a report of its own. */
function askMember(
  model: DeskModel,
  { at, ...decision }: KeptDecision,
): Pick<Ask, 'question' | 'to' | 'instead'> {
  const to = named(model, decision.to)
  const instead = named(model, decision.instead)
  if (decision.to === at) {
    const own = { id: null, name: i18next.t('rail:own') }
    return { question: i18next.t('rail:ask.own'), to: instead ? own : null, instead }
  }
  // Both places may have come into one report by other acts: then only the first is asked about.
  if (to && instead && (to.id ?? to.name) !== (instead.id ?? instead.name))
    return { question: i18next.t('rail:ask.member'), to, instead }
  return { question: i18next.t('rail:ask.memberOne', { to: to?.name ?? '' }), to, instead: null }
}

/** What a decision asks. */
export function askOf(model: DeskModel, decision: KeptDecision): Ask {
  const piece = pieceOf(model, decision.at)
  const text = piece?.text ?? ''
  const shared = { onTo: null, to: null, instead: null, reportId: piece?.reportId ?? null }
  switch (decision.kind) {
    case 'join': {
      const onTo = firstWords(pieceOf(model, decision.to)?.text ?? '')
      return { ...shared, question: i18next.t('rail:ask.join'), words: lastWords(text), onTo }
    }
    case 'member':
      return { ...shared, words: firstWords(text, 2 * QUOTED), ...askMember(model, decision) }
    case 'title': {
      const other = pieceOf(model, decision.instead)
      const line = (of: string): NamedReport => ({ id: null, name: firstWords(of, QUOTED) })
      return {
        ...shared,
        question: i18next.t(other ? 'rail:ask.titleWhich' : 'rail:ask.title'),
        words: firstWords(text, 2 * QUOTED),
        ...(other ? { to: line(text), instead: line(other.text) } : {}),
      }
    }
    case 'aside':
      return {
        ...shared,
        question: i18next.t(isTwice(decision) ? 'rail:ask.twice' : 'rail:ask.aside'),
        words: firstWords(text, 2 * QUOTED),
      }
    default:
      return {
        ...shared,
        question: i18next.t(`rail:ask.${decision.kind}`),
        words: firstWords(text, 2 * QUOTED),
      }
  }
}

/** 1 (hardly) to 5 (almost certainly). */
export function sureness(probability: number): 1 | 2 | 3 | 4 | 5 {
  if (probability >= 0.85) return 5
  if (probability >= 0.62) return 4
  if (probability >= 0.38) return 3
  return probability >= 0.15 ? 2 : 1
}

/** How the page is laid out now, as far as this decision goes. */
export const nowWords = ({ kind, holds }: KeptDecision, { instead }: Ask): string =>
  i18next.t(`rail:now.${instead ? 'choice' : kind}.${holds ? 'true' : 'false'}`)
