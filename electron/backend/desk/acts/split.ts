import { CallError } from '../../../../shared/errors.ts'
import { addReport, cutBefore, cutBlock, draftOf } from '../draft.ts'
import type { Layout } from '../layout.ts'

/** A report ends before the character `at`, in reading order; the rest is a new one behind it. */
export function split(layout: Layout, at: number, newId: () => string): Layout {
  const draft = draftOf(layout)
  const cut = cutBefore(draft, at)
  const block = cutBlock(cut)
  if (block === 0 || block >= cut.report.blocks.length)
    throw new CallError('act-at-edge', `nothing of the report stands on one side of ${at}`)
  addReport(draft, newId(), cut.report.blocks.splice(block), cut.report.id)
  return draft
}
