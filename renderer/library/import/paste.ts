/** Text and files from the clipboard, or dragged in from another window. */
import i18next from 'i18next'
import { openDialog } from '../../ui/dialogs.ts'
import { notify } from '../../ui/notify.tsx'
import { bringIn } from '../packages/bring-in.ts'
import { chosen } from './import-store.ts'
import { fragmentOf, hasStructure } from './pasted-text.ts'

/** Shorter text is a word for a search box, not a report. Characters. */
export const MIN_PASTED = 80

/** Where what is pasted or dropped is somebody else's: a field, a note, a dialog. */
export const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable], [role="dialog"]') !== null

/** Offers to import what was pasted outside any field. */
export function onPaste(event: ClipboardEvent): void {
  if (isTaken(event.target) || !event.clipboardData) return
  const files = [...event.clipboardData.files]
  const { text, html } = wordsOf(event.clipboardData)
  // A word processor copies a picture of the text beside it.
  if (files.length > 0 && text.trim().length < MIN_PASTED)
    return void bringIn(files.map(chosen)).catch((error: unknown) => notify.error(error))
  if (text.trim().length >= MIN_PASTED) openDialog({ kind: 'paste', text, html })
}

/** Offers to import words dragged in. An address alone is told, never fetched. */
export function importWords(data: DataTransfer): void {
  const { text, html } = wordsOf(data)
  const isAddress = data.types.includes('text/uri-list') && /^\S+$/.test(text.trim())
  if (isAddress || text.trim() === '') notify.info(i18next.t('import:onlyAddress'))
  else openDialog({ kind: 'paste', text, html })
}

function wordsOf(data: DataTransfer): { text: string; html: string | undefined } {
  const html = fragmentOf(data.getData('text/html'))
  return { text: data.getData('text/plain'), html: hasStructure(html) ? html : undefined }
}

/** The command for it: reads the clipboard, or opens an empty dialog to paste into where that is not allowed. */
export async function importClipboard(): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => '')
  if (text.trim().length < MIN_PASTED) return openDialog({ kind: 'paste', text: '' })
  const html = fragmentOf(await clipboardHtml().catch(() => ''))
  openDialog({ kind: 'paste', text, html: hasStructure(html) ? html : undefined })
}

async function clipboardHtml(): Promise<string> {
  const items = await navigator.clipboard.read()
  const rich = items.find(({ types }) => types.includes('text/html'))
  return rich ? (await rich.getType('text/html')).text() : ''
}
