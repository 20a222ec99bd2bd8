import { describe, expect, test } from 'vitest'
import { commandFor } from '../../../renderer/app/keyboard.ts'
import type { Command } from '../../../renderer/ui/command.ts'
import { isTypingKey, matchesKeys, showKeys, type PressedKey } from '../../../renderer/ui/keys.ts'

const press = (key: string, parts: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...parts,
})

describe('keys', () => {
  test('Mod is Ctrl, and ⌘ on a Mac', () => {
    expect(matchesKeys(press('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true)
    expect(matchesKeys(press('k', { ctrlKey: true }), 'Mod+K', true)).toBe(false)
    expect(matchesKeys(press('k', { metaKey: true }), 'Mod+K', true)).toBe(true)
  })
  test('a letter with Shift is another key', () => {
    expect(matchesKeys(press('N', { shiftKey: true }), 'n', false)).toBe(false)
    expect(matchesKeys(press('N', { shiftKey: true }), 'Shift+n', false)).toBe(true)
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false)).toBe(false)
  })
  test('a sign that needs Shift on one keyboard and not on another is the same sign', () => {
    expect(matchesKeys(press('?', { shiftKey: true }), '?', false)).toBe(true)
    expect(matchesKeys(press('?'), '?', false)).toBe(true)
    expect(matchesKeys(press('+', { ctrlKey: true, shiftKey: true }), 'Mod++', false)).toBe(true)
  })
  test('a keyboard that types no Latin letters still reaches a letter by its place', () => {
    expect(matchesKeys(press('л', { ctrlKey: true, code: 'KeyK' }), 'Mod+K', false)).toBe(true)
    expect(matchesKeys(press('¡', { altKey: true, code: 'Digit1' }), 'Alt+1', true)).toBe(true)
  })
  test('a keyboard that has its letters elsewhere reaches them by what they are', () => {
    // German: Y stands where Z is, and Ctrl+Y must not undo.
    const y = press('y', { ctrlKey: true, code: 'KeyZ' })
    expect(matchesKeys(y, 'Mod+Y', false)).toBe(true)
    expect(matchesKeys(y, 'Mod+Z', false)).toBe(false)
    // French: digits need Shift there, but are reached by their place.
    expect(matchesKeys(press('&', { code: 'Digit1' }), '1', false)).toBe(true)
  })
  test('single letters are typing; function keys and ? are not', () => {
    expect(['n', 'Shift+j', '1', 'ArrowDown', 'Delete'].map(isTypingKey)).toEqual(Array(5).fill(true))
    expect(['Mod+K', 'Alt+ArrowLeft', 'F6', 'Shift+F6', '?', 'Escape'].map(isTypingKey)).toEqual(
      Array(6).fill(false),
    )
  })
  test('keys are shown as the computer names them', () => {
    expect(showKeys('Mod+Shift+E', false)).toBe('Ctrl Shift E')
    expect(showKeys('Mod+Shift+E', true)).toBe('⌘ ⇧ E')
    expect(showKeys('Alt+ArrowLeft', false)).toBe('Alt ←')
  })
})

describe('the window’s keyboard', () => {
  const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({
    id,
    labelKey: 'common:close',
    keys,
    group: 'app',
    run: () => undefined,
    ...more,
  })
  const commands = [
    command('never', ['n'], { when: () => false }),
    command('note', ['n']),
    command('palette', ['Mod+K']),
    command('undo', ['Mod+Z']),
    command('paste', ['Mod+Shift+V']),
    command('help', ['?']),
  ]
  const which = (event: Partial<PressedKey> & Partial<KeyboardEvent>, editable = false, reading = true) =>
    commandFor(
      { ...press(event.key ?? ''), ...event } as KeyboardEvent,
      commands,
      { editable, reading },
      false,
    )?.id ?? null

  test('a letter is a command only where one reads', () => {
    expect(which({ key: 'n' })).toBe('note')
    expect(which({ key: 'n' }, false, false)).toBe(null)
    expect(which({ key: 'n' }, true, true)).toBe(null)
  })
  test('nothing runs while an input method composes', () => {
    expect(which({ key: 'n', isComposing: true })).toBe(null)
    expect(which({ key: 'Process', keyCode: 229 })).toBe(null)
    expect(which({ key: 'k', ctrlKey: true, isComposing: true })).toBe(null)
  })
  test('a field keeps its own undo and its question mark, and lets the palette through', () => {
    expect(which({ key: 'z', ctrlKey: true }, true)).toBe(null)
    expect(which({ key: '?', shiftKey: true }, true)).toBe(null)
    expect(which({ key: 'V', ctrlKey: true, shiftKey: true }, true)).toBe(null)
    expect(which({ key: 'V', ctrlKey: true, shiftKey: true })).toBe('paste')
    expect(which({ key: 'k', ctrlKey: true }, true)).toBe('palette')
    expect(which({ key: 'z', ctrlKey: true })).toBe('undo')
  })
  test('a key that something nearer has handled is left alone', () => {
    expect(which({ key: 'n', defaultPrevented: true })).toBe(null)
  })
})
