/**
 * Saves notes as they are typed. Typing only puts a draft here; the library is asked later, one save of a
 * note at a time, the latest text winning. A draft stays until the library has acknowledged it, whether its
 * editor is still open or not, so a lost connection or a full disk loses nothing that was typed. Each save says
 * which revision it grew from; what another window saved meanwhile comes back merged and goes into the editor.
 */
import type { Note, Target } from '../../shared/model/note.ts'
import { mergeStates } from '../../shared/note/merge.ts'

export interface NoteContent {
  /** Lexical's serialized editor state. */
  state: string
  /** Its plain text. */
  text: string
}
/** The stored text that what is typed grew from. */
export type Base = Pick<Note, 'revision' | 'state'>
/** What is kept beside the library until the library has it: enough to save it after a crash. */
export interface KeptDraft extends NoteContent {
  id: string
  target: Target | null
  known: boolean
  base: Base | null
}
/** Brings what another window typed into the open editor. `sent` is the state that the library merged it with. */
export type Adopt = (sent: string, merged: Note) => boolean
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
  /** When the oldest text that is not saved was typed. */
  since: number
  /** The timer of the next copy beside the library. */
  keeping: ReturnType<typeof setTimeout> | null
  error: unknown
  tries: number
  timer: ReturnType<typeof setTimeout> | null
  shown: Draft | null
}

export interface SaverHost {
  save(note: { id: string; target: Target | null; base: Base | null } & NoteContent): Promise<Note>
  remove(id: string): Promise<unknown>
  onSaved(note: Note): void
  onRemoved(id: string): void
  /** Keeps a copy that outlives the window. */
  keep?(draft: KeptDraft): void
  /** The library has it: the copy may go. */
  forget?(id: string): void
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
  /** An editor opens, or has loaded a newer text. */
  begin(id: string, base: Base): void
  /** The stored text that this window knows of a note. */
  base(id: string): Base | null
  /** Names who shows the note; returns what takes that back. */
  attach(id: string, adopt: Adopt): () => void
  /** True while some text is known not to be saved. */
  hasFailed(): boolean
  subscribe(this: void, listener: () => void): () => void
}

/** Typing without a pause is saved at least this often, in milliseconds. */
const LONGEST_WAIT = 800
/** A copy beside the library is at most this old, in milliseconds. */
const KEEP_DELAY = 250

const same = (a: Target | null, b: Target | null): boolean => a?.kind === b?.kind && a?.id === b?.id

/** Makes a saver; the window has one (use-note.ts), tests make their own. */
export function createNoteSaver(host: SaverHost): NoteSaver {
  const { delay = 300, retryDelay = 500 } = host
  const entries = new Map<string, Entry>()
  const bases = new Map<string, Base>()
  const editors = new Map<string, Adopt>()
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
  const settle = (entry: Entry): void => {
    if (entry.keeping !== null) clearTimeout(entry.keeping)
    entry.keeping = null
    host.forget?.(entry.id)
  }
  const drop = (entry: Entry): void => {
    if (entry.timer !== null) clearTimeout(entry.timer)
    settle(entry)
    entries.delete(entry.id)
    changed(entry)
  }

  const keep = (entry: Entry): void => {
    entry.keeping = null
    const { id, target, known } = entry
    host.keep?.({ id, target, known, base: bases.get(id) ?? null, ...read(entry) })
  }

  /** What another window typed joins what is here: in the open editor, else in the text that waits. */
  function adopt(entry: Entry, sent: NoteContent, merged: Note, typedSince: boolean): void {
    const editor = editors.get(entry.id)
    if (editor) {
      if (editor(sent.state, merged)) entry.content = null
      // Not while an input method composes: the next save is merged again, over what was sent now.
      else bases.set(entry.id, { revision: 0, state: sent.state })
    } else if (typedSince) {
      const joined = mergeStates(sent.state, read(entry).state, merged.state)
      if (joined) entry.content = joined
    } else entry.content = { state: merged.state, text: merged.text }
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
        const base = bases.get(entry.id) ?? null
        const note = await host.save({ id: entry.id, target: entry.target, base, ...content })
        entry.known = true
        bases.set(entry.id, { revision: note.revision, state: note.state })
        host.onSaved(note)
        if (note.state !== content.state) adopt(entry, content, note, entry.version !== version)
      }
      entry.error = null
      entry.tries = 0
      entry.saved = version
      entry.since = Date.now()
    } catch (error) {
      entry.error = error
      schedule(entry, retryDelay * Math.min(20, 2 ** entry.tries++))
    }
    entry.saving = false
    if (entry.saved === entry.version) {
      settle(entry)
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
        since: Date.now(),
        keeping: null,
        error: null,
        tries: 0,
        timer: null,
        shown: null,
      }
      entries.set(id, entry)
      if (entry.saved === entry.version) entry.since = Date.now()
      Object.assign(entry, { read: readContent, content: null, version: entry.version + 1, leaving: false })
      if (entry.error === null)
        schedule(entry, Math.max(0, Math.min(delay, entry.since + LONGEST_WAIT - Date.now())))
      if (host.keep) entry.keeping ??= setTimeout(() => keep(entry), KEEP_DELAY)
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
    begin: (id, base) => void bases.set(id, { revision: base.revision, state: base.state }),
    base: (id) => bases.get(id) ?? null,
    attach(id, adoptHere) {
      editors.set(id, adoptHere)
      return () => {
        if (editors.get(id) === adoptHere) editors.delete(id)
      }
    },
    hasFailed: () => [...entries.values()].some((entry) => entry.error !== null),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
