import { t } from 'i18next'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { CallResult } from '../../shared/contract.ts'
import type { Note, Target } from '../../shared/model/note.ts'
import { CallError } from '../../shared/errors.ts'
import { queryClient, send, useCall } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { newId } from './new-id.ts'
import { forgetDraft, keepDraft, takeLeftDrafts } from './drafts.ts'
import { createNoteSaver, type Adopt, type Base, type Draft, type NoteContent } from './note-saver.ts'

type Annotations = CallResult<'reports.annotations'>

/**
 * Puts an acknowledged note into the cached answers at once. The event asks them again anyway, but until
 * that answer is here a reopened note would look as if it had none and would get a second id.
 */
function patchCache(change: (notes: Note[], answer: Annotations, reportId: string) => Note[]): void {
  const cached = queryClient.getQueriesData<Annotations>({ queryKey: ['reports.annotations'] })
  for (const [key, answer] of cached) {
    if (!answer) continue
    queryClient.setQueryData(key, { ...answer, notes: change(answer.notes, answer, reportOf(key)) })
  }
}

/** A cached answer's key is `[call, args]`. */
function reportOf(key: readonly unknown[]): string {
  const args = key[1]
  return typeof args === 'object' && args !== null && 'id' in args ? String(args.id) : ''
}

const sitsOn = (note: Note, answer: Annotations, reportId: string): boolean =>
  note.target?.kind === 'report'
    ? note.target.id === reportId
    : answer.highlights.some((highlight) => highlight.id === note.target?.id)

/** Notes that another window removed while they were typed into here, and the ids they live on under. */
const revived = new Map<string, string>()

/** Notes whose highlight or report is gone: it was said once, the saver tries on. */
const told = new Set<string>()

/**
 * What a note is typed on was removed elsewhere, and its card with it: nothing in the window shows the note any more.
 * The saver keeps the words; this is the way to have them saved.
 */
function tellGone(id: string, { kind, id: targetId }: Target): void {
  if (told.has(id)) return
  told.add(id)
  const isHighlight = kind === 'highlight'
  notify.problem(t(isHighlight ? 'notes:highlightGone' : 'notes:reportGone'), {
    id: `gone-${id}`,
    duration: 600_000,
    action: {
      label: t(isHighlight ? 'notes:restoreHighlight' : 'notes:restoreReport'),
      run: () =>
        void send(isHighlight ? 'highlights.restore' : 'reports.restore', { id: targetId }).then(
          () => noteSaver.flush(id),
          (error: unknown) => notify.error(error),
        ),
    },
  })
}

/** Sends what a text grew from only where another window saved since: it is as long as the text. */
async function sendSave(
  note: { id: string; target: Target | null } & NoteContent,
  base: Base | null,
): Promise<Note> {
  if (!base) return send('notes.save', note)
  try {
    return await send('notes.save', { ...note, revision: base.revision })
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'note-changed') throw error
    return send('notes.save', { ...note, revision: base.revision, base: base.state })
  }
}

/** Saves a note; what was typed into a note that is gone meanwhile becomes a new one. */
async function saveNote({
  base,
  ...note
}: { id: string; target: Target | null; base: Base | null } & NoteContent): Promise<Note> {
  const id = revived.get(note.id) ?? note.id
  try {
    const saved = await sendSave({ ...note, id }, base)
    told.delete(note.id)
    return saved
  } catch (error) {
    const missing = error instanceof CallError && error.code === 'not-found' ? error.data.kind : null
    if (note.target && missing === note.target.kind) tellGone(note.id, note.target)
    if (missing !== 'note') throw error
    const fresh = newId()
    revived.set(note.id, fresh)
    return send('notes.save', { ...note, id: fresh })
  }
}

/** The window's one saver. */
export const noteSaver = createNoteSaver({
  save: saveNote,
  keep: keepDraft,
  forget: forgetDraft,
  remove: (id) => send('notes.remove', { id: revived.get(id) ?? id }),
  onSaved(note) {
    queryClient.setQueryData(['notes.get', { id: note.id }], note)
    patchCache((notes, answer, reportId) => {
      const others = notes.filter((other) => other.id !== note.id)
      return sitsOn(note, answer, reportId) ? [...others, note] : others
    })
  },
  onRemoved(typed) {
    const id = revived.get(typed) ?? typed
    patchCache((notes) => notes.filter((note) => note.id !== id))
    notify.info(t('notes:removed'), {
      action: {
        label: t('common:undo'),
        run: () => void send('notes.restore', { id }).catch((error: unknown) => notify.error(error)),
      },
    })
  },
})

if (typeof window !== 'undefined') {
  document.addEventListener('visibilitychange', () => document.hidden && noteSaver.flush())
  window.addEventListener('pagehide', () => noteSaver.leave())
  window.addEventListener('beforeunload', (event) => {
    noteSaver.flush()
    if (noteSaver.hasFailed()) event.preventDefault() // the browser asks before it throws text away
  })
}

/** Saves what a window before this one was typing when it ended. Called once, as the window starts. */
async function restoreDrafts(libraryId: string): Promise<void> {
  const drafts = await takeLeftDrafts(libraryId)
  let restored = 0
  for (const { id, target, known, base, state, text } of drafts) {
    const stored = await send('notes.get', { id }).catch(() => null)
    if (text.trim() === '' || stored?.state === state || stored?.text === text) continue
    if (base) noteSaver.begin(id, base)
    noteSaver.edit(id, target, known, () => ({ state, text }))
    noteSaver.leave(id)
    restored++
  }
  if (restored > 0) notify.info(t('notes:draftsRestored', { count: restored }))
}

/** Restores drafts as soon as it is known which library this is. */
export function useRestoredDrafts(): void {
  const library = useCall('library.describe', {})
  const id = library.data?.id
  useEffect(() => {
    if (id !== undefined) restoreDrafts(id).catch((error: unknown) => notify.error(error))
  }, [id])
}

/** The unsaved text of a note (or of the note a target will get) and how its saving stands; null: all is saved. */
export function useDraft(note: Note | null, target: Target | null, freeId?: string): Draft | null {
  return useSyncExternalStore(noteSaver.subscribe, () => noteSaver.draft(note?.id ?? freeId ?? null, target))
}

export interface EditedNote {
  id: string
  /** What the editor begins with; null: empty. */
  initial: NoteContent | null
  draft: Draft | null
  /** Takes what was typed; cheap, called on every change. */
  change: (read: () => NoteContent) => void
  flush: () => void
}

/**
 * A note while it is edited. Leaving (unmounting) saves it, or removes it if it was emptied.
 * @param adopt is called when another window changed the note: with the state the editor began from, or was
 *   saved with, and the stored note. False where it cannot take it now (an input method composes).
 * @param freeId the id a free note gets
 */
export function useNote(note: Note | null, target: Target | null, adopt: Adopt, freeId?: string): EditedNote {
  const draft = useDraft(note, target, freeId)
  // The id and the first text are fixed while the editor is open; the editor itself holds the rest.
  const [{ id, initial }] = useState(() => ({
    id: note?.id ?? draft?.id ?? freeId ?? newId(),
    initial: draft?.content ?? note,
  }))
  const known = note !== null || noteSaver.base(id) !== null
  const began = useRef(false)

  useEffect(() => () => noteSaver.leave(id), [id])
  useEffect(() => noteSaver.attach(id, adopt), [id, adopt])
  useEffect(() => {
    if (!note || note.id !== id) return
    const unsaved = noteSaver.draft(id, null)
    const isWaiting = unsaved !== null && unsaved.status !== 'saved'
    const base = noteSaver.base(id)
    const isFirst = !began.current
    began.current = true
    if (isFirst && !isWaiting) return noteSaver.begin(id, note)
    // What waits here is merged by the library when it is saved.
    if (isWaiting || (base && note.revision <= base.revision)) return
    if (adopt(base?.state ?? note.state, note)) noteSaver.begin(id, note)
  }, [note, id, adopt])

  return useMemo(
    () => ({
      id,
      initial,
      draft,
      change: (read) => noteSaver.edit(id, target, known, read),
      flush: () => noteSaver.flush(id),
    }),
    [initial, draft, id, target, known],
  )
}
