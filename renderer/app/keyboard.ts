/** The window's one listener for keys: it runs what the command table names. */
import { useLayoutEffect } from 'react'
import type { Command } from '../ui/command.ts'
import { IS_MAC, isTypingKey, matchesKeys } from '../ui/keys.ts'

/** Marks the element that, while it or something in it has focus, takes single-letter keys as commands. */
const READING_PANE = '[data-reading-pane]'

const isEditable = (target: Element): boolean =>
  target.closest('input, textarea, select, [contenteditable="true"], [contenteditable=""]') !== null

/**
 * Undo in a text field is the field's own, and so are Mod+Shift+V, which pastes without looks, and
 * Alt+arrows, which move by words on a Mac.
 */
const OWN_OF_FIELDS = /^(Mod\+(Shift\+)?[zyZY]|Mod\+Shift\+V|Alt\+(Shift\+)?Arrow\w+)$/

/**
 * The command that a key press means, or null. Pure but for the elements it is asked about, so that tests
 * can hand in made-up ones.
 */
export function commandFor(
  event: KeyboardEvent,
  commands: readonly Command[],
  place: { editable: boolean; reading: boolean },
  isMac: boolean,
): Command | null {
  // 229 is what an input method sends while a word is being composed.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return null
  for (const command of commands) {
    if (command.handledElsewhere) continue
    for (const keys of command.keys ?? []) {
      if (!matchesKeys(event, keys, isMac)) continue
      if (isTypingKey(keys) && (place.editable || !place.reading)) continue
      if (place.editable && (OWN_OF_FIELDS.test(keys) || keys === '?')) continue
      if (command.when && !command.when()) continue
      return command
    }
  }
  return null
}

/** Marks a dialog in which one changes the library step by step: what was done can be taken back where it was done. */
const HEARS_UNDO = '[data-hears-undo]'
const UNDO: readonly string[] = ['edit.undo', 'edit.redo']

/** Listens while mounted. Dialogs and menus keep their keys: nothing but undo runs while one is open. */
export function useKeyboard(commands: readonly Command[]): void {
  // Before the window is painted: an effect after that came up to 0.1 s late on a busy machine, and a key got lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body
      // A check list in an editor is a list box, too, but the editor's keys are all that it has.
      const keeps =
        '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]:not([contenteditable] *)'
      const keeper = target.closest(keeps)
      if (keeper && !keeper.querySelector(HEARS_UNDO)) return
      const heard = keeper ? commands.filter(({ id }) => UNDO.includes(id)) : commands
      const place = { editable: isEditable(target), reading: target.closest(READING_PANE) !== null }
      const command = commandFor(event, heard, place, IS_MAC)
      if (!command) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [commands])
}
