/** What is dragged within the list of reports, and pieces of the page that are dropped on it. */
import type { DragEvent } from 'react'
import type { DeskPiece } from '../../../shared/model/page.ts'
import type { DeskModel } from '../desk-model.ts'
import { droppedPieces } from '../piece-drag.ts'

/** The id of a report that is being put elsewhere in the list. */
const ORDER_TYPE = 'application/x-pressmark-desk-report'

export function startOrderDrag(event: DragEvent, id: string, name: string): void {
  event.dataTransfer.setData(ORDER_TYPE, id)
  event.dataTransfer.setData('text/plain', name)
  event.dataTransfer.effectAllowed = 'move'
}
export const carriesReport = (event: DragEvent): boolean => event.dataTransfer.types.includes(ORDER_TYPE)
export const droppedReport = (event: DragEvent): string => event.dataTransfer.getData(ORDER_TYPE)

/** Pieces that were dropped; the drop is then done with. */
export function droppedOn(event: DragEvent, model: DeskModel): DeskPiece[] {
  const places = droppedPieces(event)
  if (places.length > 0) event.preventDefault()
  return places.flatMap((at) => model.pieces[model.indexOf.get(at) ?? -1] ?? [])
}
