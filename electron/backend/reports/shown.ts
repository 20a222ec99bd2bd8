/** Blocks as a reader sees them: joined, mended, corrected. */
import type { Correction } from '../../../shared/model/correction.ts'
import { LONGEST_DETAIL, type Block, type ShownBlock } from '../../../shared/model/report.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { applyCorrections, correctionFinder } from '../../../shared/text/corrections.ts'
import { showBlock } from '../../../shared/text/text-map.ts'

/** @param text the source's text @param corrections of the source, or of a part of it that holds the blocks */
export function showBlocks(
  text: string,
  blocks: readonly Block[],
  corrections: readonly Correction[],
): ShownBlock[] {
  const find = correctionFinder(corrections)
  return blocks.map((block) => applyCorrections(showBlock(text, block), find(block.ranges)))
}

/** The headline of a report as it is shown, cut to what a title may be; empty without one. */
export function headlineOf(
  text: string,
  blocks: readonly Block[],
  corrections: readonly Correction[],
): string {
  const headline = blocks.find(({ kind }) => kind === 'title')
  const [shown] = headline ? showBlocks(text, [headline], corrections) : []
  return cutTo(shown?.text ?? '', LONGEST_DETAIL)
}

/** A title read from the source: where it is the headline's own words, those that are shown in their place. */
export const shownTitle = (
  title: string | null,
  text: string,
  blocks: readonly Block[],
  corrections: readonly Correction[],
): string | null =>
  title !== null && title === headlineOf(text, blocks, []) ? headlineOf(text, blocks, corrections) : title
