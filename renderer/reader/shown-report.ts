/**
 * A report as one pane shows it: with its corrections or the source's words, in its own script or the other.
 * Switching the script keeps every length, so that its blocks and those before it share all offsets.
 */
import { useMemo } from 'react'
import type { ReadableReport, ShownBlock } from '../../shared/model/report.ts'
import { withOriginals } from '../../shared/text/corrections.ts'
import type { Convert } from '../../shared/text/script.ts'
import { useWorkspace } from '../workspace.ts'
import { useConverter } from './script/use-converter.ts'
import { scriptFor } from './script/scripts.ts'

export interface ShownReport {
  /** As it is drawn. */
  shown: ReadableReport
  /** The same text in the source's own script: what is copied and quoted. */
  own: ShownBlock[]
  /** As the library gave it, with corrections: what a correction is made in. */
  report: ReadableReport
}

/** Blocks that are the same objects after a change of the library are turned once. */
const turned = new WeakMap<Convert, WeakMap<ShownBlock, ShownBlock>>()

function turn(blocks: ShownBlock[], convert: Convert): ShownBlock[] {
  const known = turned.get(convert) ?? new WeakMap<ShownBlock, ShownBlock>()
  turned.set(convert, known)
  return blocks.map((block) => {
    const made = known.get(block) ?? { ...block, text: convert(block.text) }
    known.set(block, made)
    return made
  })
}

/** The originals of a report's blocks; the same array where nothing is corrected. */
const originalBlocks = (blocks: ShownBlock[]): ShownBlock[] =>
  blocks.some(({ edits }) => edits) ? blocks.map(withOriginals) : blocks

const NONE: ShownBlock[] = []

export function useShownReport(paneId: string, report: ReadableReport): ShownReport
export function useShownReport(paneId: string, report: ReadableReport | undefined): ShownReport | null
export function useShownReport(paneId: string, report: ReadableReport | undefined): ShownReport | null {
  const script = useWorkspace((state) => state.panes.find((pane) => pane.id === paneId)?.script)
  const showsOriginals = useWorkspace((state) => state.originals.includes(report?.id ?? ''))
  const target = report ? scriptFor(script, report.language) : null
  const convert = useConverter(target)
  const blocks = report?.blocks ?? NONE
  const own = useMemo(() => (showsOriginals ? originalBlocks(blocks) : blocks), [showsOriginals, blocks])
  const drawn = useMemo(() => (convert ? turn(own, convert) : own), [own, convert])
  return useMemo(() => {
    if (!report) return null
    const language = convert && target ? target : report.language
    const isAsGiven = drawn === report.blocks && language === report.language
    return { shown: isAsGiven ? report : { ...report, blocks: drawn, language }, own, report }
  }, [drawn, own, convert, target, report])
}
