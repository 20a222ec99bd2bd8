/**
 * A page as it is laid out: which pieces belong to which report, in which order, and which to none. Every act of the
 * desk is a function from one layout to the next. Offsets are UTF-16 units of the source's canonical text.
 */
import type { Range } from '../../../shared/model/range.ts'
import type { Block, BlockKind, Origins } from '../../../shared/model/report.ts'
import { spanAsides, type AsidePart } from './furniture.ts'
import { cutParts, type Part } from './parts.ts'

export interface LaidBlock {
  kind: BlockKind
  /** In reading order; more than one where a cut paragraph was mended. */
  parts: Part[]
}

export interface LaidReport {
  id: string
  title: string | null
  /** Nothing but the user changes a title written by hand. */
  titleByHand: boolean
  touched: boolean
  /** In reading order; never empty after an act. */
  blocks: LaidBlock[]
}

export interface Layout {
  text: string
  /** In their order on the page. */
  reports: LaidReport[]
  /** What belongs to no report, down the page. */
  furniture: AsidePart[]
  /** Reports that went into another one. */
  replaced: { from: string; to: string }[]
}

/** A report as the library holds it. */
export interface KeptReport {
  id: string
  position: number
  title: string | null
  touched: boolean
  origins: Origins
  blocks: Block[]
}

/** The layout that rows of the library describe. @param setAside text the user took out of every report */
export function layOut(text: string, kept: readonly KeptReport[], setAside: readonly Range[]): Layout {
  const held = kept.flatMap(({ blocks }) => blocks.flatMap(({ ranges }) => ranges))
  return {
    text,
    reports: kept.map(({ id, title, touched, origins, blocks }) => ({
      id,
      title,
      titleByHand: origins.title?.from === 'hand',
      touched,
      blocks: blocks.map(({ kind, ranges }) => ({ kind, parts: cutParts(text, ranges) })),
    })),
    furniture: spanAsides(text, held, setAside),
    replaced: [],
  }
}

/** The name of a piece: its first character. */
export const atOf = (part: Part): number => (part.ranges[0] as Range)[0]

/** Where a piece ends. */
export const endOf = (part: Part): number => (part.ranges.at(-1) as Range)[1]

/** The name of a block: that of its first piece in reading order. */
export const startOf = (block: LaidBlock): number => atOf(block.parts[0] as Part)

/** A laid block as the library keeps it. */
export const toBlock = ({ kind, parts }: LaidBlock): Block => ({
  kind,
  ranges: parts.flatMap(({ ranges }) => ranges),
})

/** What of the page the user took out of every report, one range a piece. */
export const asidesOf = ({ furniture }: Layout): Range[] =>
  furniture.filter(({ byHand }) => byHand).map((part) => [atOf(part), endOf(part)])
