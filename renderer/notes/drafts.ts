/**
 * What is typed is copied into the window's storage within a quarter of a second, until the library has it. A
 * window that crashed leaves its copies; the next one to start saves them. Each live window holds a lock, so
 * that none takes the copies of another that is still typing.
 */
import type { KeptDraft } from './note-saver.ts'

const PREFIX = 'pressmark.draft.'
const LOCK = 'pressmark.window.'
/** Without locks a copy counts as left behind when it is older than this, in milliseconds. */
const STALE = 10_000

const windowId = Math.random().toString(36).slice(2)
let libraryId: string | null = null

interface Stored extends KeptDraft {
  at: number
}

const keyOf = (noteId: string): string => `${PREFIX}${libraryId}.${windowId}.${noteId}`

/** Copies a draft. A storage that is full or forbidden is passed over: the library is asked anyway. */
export function keepDraft(draft: KeptDraft): void {
  if (libraryId === null) return
  for (const base of [draft.base, null])
    try {
      const stored: Stored = { ...draft, base, at: Date.now() }
      localStorage.setItem(keyOf(draft.id), JSON.stringify(stored))
      return
    } catch {
      // Without the text it grew from it takes half the room.
    }
}

export function forgetDraft(noteId: string): void {
  try {
    if (libraryId !== null) localStorage.removeItem(keyOf(noteId))
  } catch {
    // A forbidden storage holds nothing either.
  }
}

/** Windows that live now, by their locks; null where the browser has none. */
async function liveWindows(): Promise<Set<string> | null> {
  if (!('locks' in navigator)) return null
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name = '' }) => name.slice(LOCK.length)))
}

function parse(text: string | null): Stored | null {
  try {
    const stored = JSON.parse(text ?? '') as Stored
    return typeof stored.state === 'string' && typeof stored.text === 'string' ? stored : null
  } catch {
    return null
  }
}

/** Begins to keep drafts for a library and returns those that windows before left behind; they are taken out. */
export async function takeLeftDrafts(library: string): Promise<KeptDraft[]> {
  libraryId = library
  if ('locks' in navigator) void navigator.locks.request(LOCK + windowId, () => new Promise(() => undefined))
  const live = await liveWindows()
  const left: KeptDraft[] = []
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(`${PREFIX}${library}.`)) continue
    const owner = key.slice(PREFIX.length + library.length + 1).split('.')[0] ?? ''
    const draft = parse(localStorage.getItem(key))
    const isLeft = live ? !live.has(owner) : Date.now() - (draft?.at ?? 0) > STALE
    if (owner === windowId || !isLeft) continue
    localStorage.removeItem(key)
    if (draft) left.push(draft)
  }
  return left
}
