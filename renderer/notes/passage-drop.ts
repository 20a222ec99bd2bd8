import { useState, type DragEvent, type HTMLAttributes } from 'react'
import { notify } from '../ui/notify.tsx'
import type { NotePlace } from './editing.ts'
import { PASSAGE_TYPE, quoteInto, readPassage } from './quoting.ts'

/** Lets a passage be dropped on a note that is not open: it goes to its end. */
export function usePassageDrop(
  place: NotePlace,
): HTMLAttributes<HTMLElement> & { 'data-dropping': true | undefined } {
  const [isOver, setOver] = useState(false)
  return {
    'data-dropping': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(PASSAGE_TYPE)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      const passage = readPassage(event.dataTransfer)
      if (!passage) return
      event.preventDefault()
      event.stopPropagation()
      quoteInto(place, passage).catch((error: unknown) => notify.error(error))
    },
  }
}
