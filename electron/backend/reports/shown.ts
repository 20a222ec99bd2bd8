/** Blocks as a reader sees them: joined, mended, corrected. */
import type { Correction } from '../../../shared/model/correction.ts'
import type { Block, ShownBlock } from '../../../shared/model/report.ts'
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
