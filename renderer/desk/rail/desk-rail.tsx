import type { ReactElement } from 'react'

/** The list beside the page. */
export function DeskRail(): ReactElement | null {
  return null
}
