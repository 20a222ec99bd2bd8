/**
 * Saves notes as they are typed. Typing only puts a draft here; the library is asked later, one save of a
 * note at a time, the latest text winning. A draft stays until the library has acknowledged it, whether its
 * editor is still open or not, so a lost connection or a full disk loses nothing that was typed.
 */
import type { Note, Target } from '../../shared/model/note.ts'

export interface NoteContent {
  /** Lexical's serialized editor state. */
  state: string
  /** Its plain text. */
  text: string
}
export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'failed'

export interface Draft {
  readonly id: string
  readonly target: Target | null
  readonly content: NoteContent
  readonly status: SaveStatus
  /** Why the last try failed. */
  readonly error: unknown
}

interface Entry {
  id: string
  target: Target | null
  read: () => NoteContent
  content: NoteContent | null
  /** Counts edits; what was saved is told from what was typed since. */
  version: number
  /** The `version` that the library has. */
  saved: number
  /** The library has this note. */
  known: boolean
  leaving: boolean
  saving: boolean
  error: unknown
  tries: number
  timer: ReturnType<typeof setTimeout> | null
  shown: Draft | null
}

export interface SaverHost {
  save(note: { id: string; target: Target | null } & NoteContent): Promise<Note>
  remove(id: string): Promise<unknown>
  onSaved(note: Note): void
  onRemoved(id: string): void
  /** Milliseconds of quiet before a save. */
  delay?: number
  /** Milliseconds before the first retry; doubles up to 20 times that. */
  retryDelay?: number
}

export interface NoteSaver {
  /** Notes what was typed. `read` is called when a save is due, not on every key. `known`: the library has the note. */
  edit(this: void, id: string, target: Target | null, known: boolean, read: () => NoteContent): void
  /** Saves now what waits. An emptied note is left alone: it may be typed into again. */
  flush(id?: string): void
  /** Saves now, and removes the note if it was emptied. */
  leave(id?: string): void
  /** The draft of a note, or of the note on a target; null when the library has everything. */
  draft(id: string | null, target: Target | null): Draft | null
  /** When the library last acknowledged a save of this note (its `updatedAt`). */
  acknowledged(id: string): string | null
  /** True while some text is known not to be saved. */
  hasFailed(): boolean
  subscribe(this: void, listener: () => void): () => void
}

const same = (a: Target | null, b: Target | null): boolean => a?.kind === b?.kind && a?.id === b?.id

/** Makes a saver; the window has one (use-note.ts), tests make their own. */
export function createNoteSaver(host: SaverHost): NoteSaver {
  const { delay = 300, retryDelay = 500 } = host
  const entries = new Map<string, Entry>()
  const acks = new Map<string, string>()
  const listeners = new Set<() => void>()

  const changed = (entry: Entry): void => {
    entry.shown = null
    for (const listener of listeners) listener()
  }
  const read = (entry: Entry): NoteContent => (entry.content ??= entry.read())
  const schedule = (entry: Entry, wait: number): void => {
    if (entry.timer !== null) clearTimeout(entry.timer)
    entry.timer = setTimeout(() => void pump(entry), wait)
  }
  const drop = (entry: Entry): void => {
    if (entry.timer !== null) clearTimeout(entry.timer)
    entries.delete(entry.id)
    changed(entry)
  }

  async function pump(entry: Entry): Promise<void> {
    if (entry.timer !== null) clearTimeout(entry.timer)
    entry.timer = null
    if (entry.saving) return // its end looks again
    if (entry.saved === entry.version) return
    const content = read(entry)
    const isEmpty = content.text.trim() === ''
    if (isEmpty && !entry.leaving) return
    if (isEmpty && !entry.known) return drop(entry)
    const { version } = entry
    entry.saving = true
    changed(entry)
    try {
      if (isEmpty) {
        await host.remove(entry.id)
        host.onRemoved(entry.id)
      } else {
        const note = await host.save({ id: entry.id, target: entry.target, ...content })
        entry.known = true
        acks.set(note.id, note.updatedAt)
        host.onSaved(note)
      }
      entry.error = null
      entry.tries = 0
      entry.saved = version
    } catch (error) {
      entry.error = error
      schedule(entry, retryDelay * Math.min(20, 2 ** entry.tries++))
    }
    entry.saving = false
    if (entry.saved === entry.version) {
      // A turn later: what shows the note must have its saved text before the draft goes, or it would blink.
      setTimeout(() => entry.saved === entry.version && drop(entry))
    } else if (entry.error === null) schedule(entry, entry.leaving ? 0 : delay)
    changed(entry)
  }

  const each = (id: string | undefined, act: (entry: Entry) => void): void => {
    for (const entry of entries.values()) if (id === undefined || entry.id === id) act(entry)
  }
  const status = (entry: Entry): SaveStatus => {
    if (entry.error !== null) return 'failed'
    if (entry.saved === entry.version) return 'saved'
    return entry.saving ? 'saving' : 'waiting'
  }

  return {
    edit(id, target, known, readContent) {
      const entry: Entry = entries.get(id) ?? {
        id,
        target,
        read: readContent,
        content: null,
        version: 0,
        saved: 0,
        known,
        leaving: false,
        saving: false,
        error: null,
        tries: 0,
        timer: null,
        shown: null,
      }
      entries.set(id, entry)
      Object.assign(entry, { read: readContent, content: null, version: entry.version + 1, leaving: false })
      schedule(entry, delay)
      changed(entry)
    },
    flush: (id) => each(id, (entry) => void pump(entry)),
    leave: (id) =>
      each(id, (entry) => {
        entry.leaving = true
        void pump(entry)
      }),
    draft(id, target) {
      const found =
        (id === null ? undefined : entries.get(id)) ??
        (target === null ? undefined : [...entries.values()].find((entry) => same(entry.target, target)))
      if (!found) return null
      found.shown ??= {
        id: found.id,
        target: found.target,
        // Read when asked for: a list of notes never serializes what is being typed.
        get content() {
          return read(found)
        },
        status: status(found),
        error: found.error,
      }
      return found.shown
    },
    acknowledged: (id) => acks.get(id) ?? null,
    hasFailed: () => [...entries.values()].some((entry) => entry.error !== null),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
