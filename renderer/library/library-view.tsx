import type { ReactElement } from 'react'

export function LibraryView(): ReactElement {
  return <section />
}
