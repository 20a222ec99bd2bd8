/** What a key does in the table of reports. Pure: the table carries it out. */

export type GridAction =
  | { do: 'move'; to: number; extend: boolean }
  | { do: 'open'; beside: boolean }
  | { do: 'toggle' }
  | { do: 'select-all' }
  | { do: 'clear' }
  | { do: 'menu' }
  | { do: 'remove' }

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** The action for a key pressed on line `at` of `count`; `page` is how many lines are in sight. */
export function gridAction(event: Pressed, at: number, count: number, page: number): GridAction | null {
  const mod = event.ctrlKey || event.metaKey
  if (event.altKey) return null
  const move = (to: number): GridAction => ({
    do: 'move',
    to: Math.max(0, Math.min(count - 1, to)),
    extend: event.shiftKey,
  })
  switch (event.key) {
    case 'ArrowDown':
      return move(at + 1)
    case 'ArrowUp':
      return move(at - 1)
    case 'PageDown':
      return move(at + page)
    case 'PageUp':
      return move(at - page)
    case 'Home':
      return move(0)
    case 'End':
      return move(count - 1)
    case 'Enter':
      return { do: 'open', beside: mod }
    case ' ':
      return { do: 'toggle' }
    case 'Escape':
      return { do: 'clear' }
    case 'Delete':
    // The key that a Mac calls Delete.
    case 'Backspace':
      return { do: 'remove' }
    case 'ContextMenu':
      return { do: 'menu' }
    case 'F10':
      return event.shiftKey ? { do: 'menu' } : null
    case 'a':
    case 'A':
      return mod ? { do: 'select-all' } : null
    default:
      return null
  }
}
