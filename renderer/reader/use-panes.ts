import { useState } from 'react'
import { useWorkspace, type Pane } from '../workspace.ts'

const isSame = (a: Pane[], b: Pane[]): boolean =>
  a.length === b.length &&
  a.every((pane, index) => {
    const other = b[index]!
    return (
      pane.id === other.id &&
      pane.active === other.active &&
      pane.tabs.length === other.tabs.length &&
      pane.tabs.every((tab, at) => tab.reportId === other.tabs[at]!.reportId)
    )
  })

function ignoringPlaces(): (state: { panes: Pane[] }) => Pane[] {
  let last: Pane[] = []
  return ({ panes }) => (isSame(last, panes) ? last : (last = panes))
}

/**
 * The panes and their tabs. Places read are remembered in them three times a second while one scrolls; they
 * are left out here, or each would render every pane anew (a long task with a long report).
 */
export function usePanes(): Pane[] {
  const [selector] = useState(ignoringPlaces)
  return useWorkspace(selector)
}
