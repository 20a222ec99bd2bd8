/** A highlight dragged onto another: the two are linked. Cards, marks in the margin and the text take it. */
import { t } from 'i18next'
import type { DragEvent } from 'react'
import { notify } from '../ui/notify.tsx'
import { linkSelections } from './link-gesture.ts'

const TYPE = 'application/x-pressmark-highlight'
interface DraggedHighlight {
  id: string
  quote: string
}

/** Fills a drag with a highlight and its words. */
export function startLinkDrag(event: DragEvent, { id, quote }: DraggedHighlight): void {
  event.dataTransfer.setData(TYPE, JSON.stringify({ id, quote }))
  event.dataTransfer.setData('text/plain', quote)
  event.dataTransfer.effectAllowed = 'copyLink'
}

/** Lets a highlight be dropped here. */
export function allowLinkDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(TYPE)) return
  event.preventDefault()
  event.stopPropagation()
  event.dataTransfer.dropEffect = 'link'
}

/** Links what was dropped with the highlight it was dropped on, if it was dropped on one. */
export function dropLink(event: DragEvent, onto: DraggedHighlight | null): void {
  const data = event.dataTransfer.getData(TYPE)
  if (data === '') return
  event.preventDefault()
  event.stopPropagation()
  const { id, quote } = JSON.parse(data) as DraggedHighlight
  if (onto) linkSelections({ kind: 'highlight', id, quote }, { kind: 'highlight', ...onto })
  else notify.info(t('links:dropNothing'), { id: 'link' })
}
