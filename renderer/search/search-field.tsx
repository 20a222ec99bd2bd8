import type { ReactElement } from 'react'
import type { Command } from '../ui/command.ts'

export function SearchField({ commands }: { commands: readonly Command[] }): ReactElement {
  return <div data-commands={commands.length} />
}
