import type { ReactElement } from 'react'
import { cutAtMarks } from './group-hits.ts'

/** A text with its found places marked; `marks` are its ranges in UTF-16 units. */
export function Marked({ text, marks }: { text: string; marks: [number, number][] }): ReactElement {
  return (
    <>
      {cutAtMarks(text, marks).map((piece, index) =>
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one unchanging text have no other name
        piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </>
  )
}
