/**
 * A passage of a report put into a note. It is written into the note's stored state and merged there like any
 * other window's change, so it does not matter whether the note is open in an editor.
 */
import { t } from 'i18next'
import type { Note } from '../../shared/model/note.ts'
import type { ReportRow } from '../../shared/model/report.ts'
import { readState, textOfBlocks, writeState, type NoteNode } from '../../shared/note/tree.ts'
import { queryClient, send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace } from '../workspace.ts'
import { targetOf, useEditing, type NotePlace } from './editing.ts'
import { newId } from './new-id.ts'
import type { PassageData } from './nodes/block-nodes.tsx'
import { showNote } from './open-named.ts'
import { noteSaver } from './use-note.ts'

export const PASSAGE_TYPE = 'application/x-pressmark-passage'

/** What a drag carries, or null. Anything may be in it. */
export function readPassage(data: DataTransfer | null): PassageData | null {
  try {
    const parsed = JSON.parse(data?.getData(PASSAGE_TYPE) ?? '') as PassageData
    return typeof parsed.reportId === 'string' && Array.isArray(parsed.ranges) ? parsed : null
  } catch {
    return null
  }
}

/** Fills a drag: for notes the passage with its way back, for everything else its words. */
export function writePassage(data: DataTransfer, passage: PassageData): void {
  data.setData(PASSAGE_TYPE, JSON.stringify(passage))
  data.setData('text/plain', passage.text)
}

/** What a report is called, as far as this window knows: its title or its first words. */
export function titleOf(reportId: string): string {
  const reports = queryClient.getQueryData<ReportRow[]>(['reports.list', {}])
  const report = reports?.find(({ id }) => id === reportId)
  return report?.title ?? report?.opening ?? ''
}

async function noteAt(place: NotePlace): Promise<Note | null> {
  if (place.kind !== 'note') return (await send('notes.list', { target: targetOf(place) }))[0] ?? null
  return send('notes.get', { id: place.id }).catch(() => null)
}

const blank = (node: NoteNode): boolean => node.type === 'paragraph' && (node.children ?? []).length === 0
const EMPTY = {
  type: 'paragraph',
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  textFormat: 0,
  textStyle: '',
  children: [],
}

/** Adds a passage at the end of the note of a place, which is made if there is none. */
export async function quoteInto(place: NotePlace, passage: PassageData): Promise<Note> {
  const note = await noteAt(place)
  const unsaved = noteSaver.draft(note?.id ?? null, targetOf(place))
  const id = note?.id ?? unsaved?.id ?? (place.kind === 'note' ? place.id : newId())
  const blocks = (note && readState(note.state)) ?? []
  while (blocks.length > 0 && blank(blocks.at(-1)!)) blocks.pop()
  const added = [...blocks, { type: 'passage', version: 1, ...passage } as NoteNode, EMPTY as NoteNode]
  return send('notes.save', {
    ...{ id, target: note ? note.target : targetOf(place) },
    ...{ state: writeState(added), text: textOfBlocks(added) },
    ...(note ? { revision: note.revision, base: note.state } : {}),
  })
}

/** The note written in last, else the free note shown beside, else the report's own. */
export function noteAtHand(reportId: string): NotePlace {
  const { noteId } = useWorkspace.getState()
  return (
    useEditing.getState().last ??
    (noteId === null ? { kind: 'report', id: reportId } : { kind: 'note', id: noteId })
  )
}

/** What the key Q does: the passage goes into the note at hand, and a word says which one that was. */
export async function quoteIntoNote(passage: PassageData): Promise<void> {
  const note = await quoteInto(noteAtHand(passage.reportId), passage)
  const title = note.text.trim().split('\n')[0]?.slice(0, 40) ?? ''
  notify.info(t('notes:quoted', { title }), {
    id: 'quoted',
    action: { label: t('notes:openIt'), run: () => void showNote(note) },
  })
}
