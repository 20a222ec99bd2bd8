/**
 * A user action as one object. The menu, the palette, the help sheet, the keyboard and (for those named in
 * shared/commands.ts) the native menu all read the same table, which renderer/app/commands.ts puts together
 * from the arrays that features export in their `commands.ts`.
 */
import { areas, type Area } from '../../shared/i18n/index.ts'

/** `area:key` of shared/i18n. */
export type LabelKey = { [A in Area]: `${A}:${keyof (typeof areas)[A]['en'] & string}` }[Area]

/** Sections of the help sheet and of the palette, in this order. */
export const COMMAND_GROUPS = ['view', 'library', 'reading', 'annotate', 'desk', 'edit', 'app'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

export interface Command {
  /** Unique, dotted: `library.import`. */
  id: string
  labelKey: LabelKey
  /**
   * Keys that run it: `Mod+K` (⌘ on a Mac, Ctrl elsewhere), `Alt+ArrowLeft`, `Shift+F10`, `n`, `?`. A key
   * without Mod, Ctrl or Alt works only while a reading pane has focus, unless it is a function key or `?`.
   */
  keys?: string[]
  group: CommandGroup
  /** The command is there but does nothing now when this is false; it is then not offered. */
  when?(): boolean
  /** Kept out of the palette and of menus (plain moves such as `j` and `k`), but in the help sheet. */
  keyOnly?: boolean
  /** The element that handles `keys` itself (an editor, a list): the help sheet names them, nothing listens. */
  handledElsewhere?: boolean
  run(): void
}
