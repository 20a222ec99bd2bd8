/** Text and files from the clipboard. */
import { openDialog } from '../../ui/dialogs.ts'
import { importFiles } from './import-store.ts'

/** Shorter text is a word for a search box, not a report. Characters. */
export const MIN_PASTED = 80

/** Offers to import what was pasted outside any field. */
export function onPaste(event: ClipboardEvent): void {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('input, textarea, [contenteditable]') || target?.closest('[role="dialog"]')) return
  const files = [...(event.clipboardData?.files ?? [])]
  if (files.length > 0) return void importFiles(files)
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text.trim().length >= MIN_PASTED) openDialog({ kind: 'paste', text })
}

/** The command for it: reads the clipboard, or opens an empty dialog to paste into where that is not allowed. */
export async function importClipboard(): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => '')
  openDialog({ kind: 'paste', text: text.trim().length >= MIN_PASTED ? text : '' })
}
