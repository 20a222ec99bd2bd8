/** What is dragged from the page's text onto a report: there or in the list. */
import type { DragEvent } from 'react'

/** First characters of the dragged pieces, parted by line breaks. */
const PIECES_TYPE = 'application/x-pressmark-pieces'

/** Fills a drag with pieces; other programs get their words. */
export function startPieceDrag(event: DragEvent, pieces: readonly number[], words: string): void {
  event.dataTransfer.setData(PIECES_TYPE, pieces.join('\n'))
  event.dataTransfer.setData('text/plain', words)
  event.dataTransfer.effectAllowed = 'copyMove'
}

/** Whether a drag carries pieces of the page. */
export const carriesPieces = (event: { dataTransfer: DataTransfer | null }): boolean =>
  event.dataTransfer?.types.includes(PIECES_TYPE) ?? false

/** The dropped pieces, by first character; readable only in the drop itself. */
export const droppedPieces = (event: { dataTransfer: DataTransfer }): number[] =>
  event.dataTransfer.getData(PIECES_TYPE).split('\n').filter(Boolean).map(Number)
