import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'
import type { Left } from '../../../shared/model/left.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { Markup } from '../../../shared/model/markup.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import type { SplitPage } from '../pages/page.ts'

/**
 * One kind of file that comes in. The library asks for names and first bytes at every start; what reads HTML costs 0.3 s
 * to load (linkedom), so those formats load it in `read`.
 */
export interface ImportFormat {
  id: string
  mediaType: string
  /** With the dot, lower case. */
  extensions: string[]
  /** Whether the first bytes fit; a name alone proves nothing. */
  fits(head: Uint8Array): boolean
  /**
   * Bytes to canonical text, and to blocks where the format says what is what.
   * @param name the file's name, without folders
   * @param lessons what earlier pages taught, for formats that hand text to the page engine themselves
   * @throws CallError with one of the file codes
   */
  read(
    bytes: Uint8Array,
    chosen: Encoding | undefined,
    name: string,
    lessons?: readonly Lessons[],
  ): ReadText | Promise<ReadText>
}

export interface ReadText {
  /** Of formats that are no text files: `utf-8`, `declared`. */
  encoding: Encoding
  certainty: 'declared' | 'detected' | 'chosen'
  text: string
  /** Left out: the page engine puts the text together. */
  document?: ReadDocument | undefined
}

/** What a format that knows its own structure says; made with document.ts. */
export interface ReadDocument {
  split: SplitPage
  markup: Markup
  /** Highlights and comments that stand in the file itself. */
  annotations: ForeignAnnotation[]
  /** What was not kept, by kind, to be told to the user: pictures, embedded files, scripts, remote content. */
  left: Left
  /** Where a saved web page came from: http or https, as the document itself says. */
  url?: string | undefined
}
