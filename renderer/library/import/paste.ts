/** Text and files from the clipboard. */
import { openDialog } from '../../ui/dialogs.ts'
import { importFiles } from './import-store.ts'

/** Shorter text is a word for a search box, not a report. Characters. */
export const MIN_PASTED = 80

/** A file for pasted text. Its title, if the text does not begin with it already, becomes the first line. */
export function fileOfText(title: string, text: string): File {
  const body = text.replaceAll('\r\n', '\n').trim()
  const heading = title.trim()
  const whole = !heading || body.startsWith(heading) ? body : `${heading}\n\n${body}`
  const name = (heading || body.split('\n')[0] || '')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 60)
  return new File([`${whole}\n`], `${name || 'text'}.txt`, { type: 'text/plain' })
}

/** The first line, where it reads like a title: short, and no sentence's end. */
export function guessTitle(text: string): string {
  const first = text.trim().split('\n', 1)[0]?.trim() ?? ''
  return first.length <= 60 && !/[。.!?！？；;，,]$/.test(first) ? first : ''
}

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
