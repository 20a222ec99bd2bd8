/** Key strings (`Mod+Shift+K`): matching against events, and showing them. Pure. */

const MODIFIERS = ['Mod', 'Ctrl', 'Alt', 'Shift', 'Meta'] as const
type Modifier = (typeof MODIFIERS)[number]

export interface PressedKey {
  key: string
  code?: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const split = (keys: string): { modifiers: Set<Modifier>; key: string } => {
  const parts = keys.split('+')
  const key = keys.endsWith('++') ? '+' : parts[parts.length - 1]!
  const modifiers = parts.filter((part): part is Modifier => (MODIFIERS as readonly string[]).includes(part))
  return { modifiers: new Set(modifiers), key }
}

/** True for `n` and `Shift+j`: typing, unless a reading pane has focus. Function keys, Escape and `?` are not. */
export function isTypingKey(keys: string): boolean {
  const { modifiers, key } = split(keys)
  if (modifiers.has('Mod') || modifiers.has('Ctrl') || modifiers.has('Alt') || modifiers.has('Meta'))
    return false
  return !/^(F\d{1,2}|Escape|\?)$/.test(key)
}

/**
 * Whether an event presses these keys. Shift counts only where the key's own character does not already
 * need it, so that `?` matches on every keyboard layout. A layout that types no Latin letters (Chinese IME
 * off, Russian) still matches by the key's place; one that has them in other places does not, or Ctrl+Y on
 * a German keyboard (Y stands where Z is) would undo.
 */
export function matchesKeys(event: PressedKey, keys: string, isMac: boolean): boolean {
  const { modifiers, key } = split(keys)
  const ctrl = modifiers.has('Ctrl') || (modifiers.has('Mod') && !isMac)
  const meta = modifiers.has('Meta') || (modifiers.has('Mod') && isMac)
  if (event.ctrlKey !== ctrl || event.metaKey !== meta || event.altKey !== modifiers.has('Alt')) return false
  const isLetter = /^[a-z0-9]$/i.test(key)
  const needsShiftItself = key.length === 1 && !isLetter
  if (!needsShiftItself && event.shiftKey !== modifiers.has('Shift')) return false
  if (event.key.toLowerCase() === key.toLowerCase()) return true
  if (!isLetter || /^[a-z0-9]$/i.test(event.key)) return false
  return event.code === `Key${key.toUpperCase()}` || event.code === `Digit${key}`
}

const MAC: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' }
const NAMES: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '⏎',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
}

/** The keys of a command that this computer's keyboard has: ⌘ of its own is only on a Mac's. */
export const keysHere = (keys: readonly string[], isMac: boolean): string[] =>
  keys.filter((one) => isMac || !split(one).modifiers.has('Meta'))

/** Keys as a person reads them: `Ctrl K`, `⌘ K`, `Alt ←`. */
export function showKeys(keys: string, isMac: boolean): string {
  const { modifiers, key } = split(keys)
  const shown = [...modifiers].map((name) => (isMac ? MAC[name]! : name === 'Mod' ? 'Ctrl' : name))
  const last = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return [...shown, last].join(' ')
}

export const IS_MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
