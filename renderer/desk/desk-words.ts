/** Names of reports and pieces on the desk, as it says them. */
import i18next from 'i18next'
import type { DeskPiece, DeskReport } from '../../shared/model/page.ts'
import type { DeskModel } from './desk-model.ts'

/** What screen readers hear of a piece's text before they are told to read on; UTF-16 units. */
const HEARD = 60
const OPENING = 14

/** A report by its title, or by its first words. */
export const reportTitle = ({ title, opening }: Pick<DeskReport, 'title' | 'opening'>): string =>
  title ||
  (opening
    ? i18next.t('desk:opening', { words: [...opening].slice(0, OPENING).join('') })
    : i18next.t('common:untitled'))

/** “Report 3”, or that it is no report. */
export function reportNumber(model: DeskModel, reportId: string | null): string {
  const number = reportId === null ? undefined : model.numberOf.get(reportId)
  return number === undefined ? i18next.t('desk:outside') : i18next.t('desk:report', { number })
}

/** “Report 2, paragraph, part 1 of 2: first words”. */
export function pieceName(number: number, piece: DeskPiece): string {
  const words = piece.text.length > HEARD ? `${piece.text.slice(0, HEARD)}…` : piece.text
  if (number === 0) return i18next.t('desk:pieceOutside', { report: i18next.t('desk:outside'), words })
  const report = i18next.t('desk:report', { number })
  const kind = i18next.t(`desk:kind.${piece.kind}`)
  if (piece.parts === 1) return i18next.t('desk:piece', { report, kind, words })
  const part = i18next.t('desk:part', { part: piece.part + 1, parts: piece.parts })
  return i18next.t('desk:pieceInPart', { report, kind, part, words })
}
