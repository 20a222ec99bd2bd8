/** Notes on the command line: listed, written, read, removed. */
import { v7 } from 'uuid'
import type { NoteRow } from '../../shared/model/note.ts'
import type { Client } from '../../shared/rpc.ts'
import { plainTextToState } from '../backend/notes/lexical-state.ts'
import type { Command, CommandContext } from './command.ts'
import { findEnd, findNote, findReport } from './find.ts'
import { UsageError, words } from './words.ts'

const line = ({ id, title, quote, reportTitle }: NoteRow): string => {
  const place = [reportTitle, quote?.replaceAll(/\s+/g, ' ')].filter(Boolean).join(': ')
  return [id, title, ...(place === '' ? [] : [`← ${place}`])].join('  ')
}

export const notesCommand: Command = {
  name: 'notes',
  usage: '[--report ID | --free]',
  options: {
    report: { type: 'string', help: 'option.notes-report' },
    free: { type: 'boolean', help: 'option.notes-free' },
    text: { type: 'string', help: 'option.notes-text' },
  },
  arguments: { least: 0, most: 0 },
  async run(context) {
    const { option, flag, open, print, language, usage } = context
    const given = option('report')
    if (given !== undefined && flag('free')) throw new UsageError(words(language, 'oneAct', { usage }))
    const client = await open()
    const reportId = given === undefined ? null : await findReport(client, given, context)
    const text = option('text')
    const rows = await client.send('notes.rows', {
      ...(text === undefined ? {} : { text }),
      ...(flag('free') ? { on: 'none' as const } : {}),
    })
    const notes = reportId === null ? rows : rows.filter((row) => row.reportId === reportId)
    for (const row of notes) print(line(row))
    print(words(language, 'notesCount', { count: notes.length }))
    return { notes }
  },
}

export const noteCommand: Command = {
  name: 'note',
  usage: 'add TEXT [--on ID] | show NOTE | remove NOTE',
  options: { on: { type: 'string', help: 'option.note-on' } },
  arguments: { least: 2, most: Infinity },
  async run(context) {
    const [action, ...rest] = context.args
    if (action === 'add') return add(rest.join(' '), context)
    const { open, print, language, usage } = context
    if ((action !== 'show' && action !== 'remove') || rest.length !== 1)
      throw new UsageError(words(language, 'oneAct', { usage }))
    const client = await open()
    const id = await findNote(client, rest[0] ?? '', context)
    const note = await client.send('notes.get', { id })
    if (action === 'show') {
      print(note.text)
      return note
    }
    await client.send('notes.remove', { id })
    print(words(language, 'noteRemoved', { id }))
    return { id }
  },
}

/** A note is plain text here: empty lines part its paragraphs, lines that begin with `- ` are a list. */
async function add(given: string, context: CommandContext): Promise<unknown> {
  const { option, open, print, language, usage } = context
  const text = given.replaceAll(String.raw`\n`, '\n').trim()
  if (text === '') throw new UsageError(words(language, 'missingArguments', { usage }))
  const client = await open()
  const note = await save(client, text, option('on'), context)
  print(words(language, 'noteAdded', { id: note.id }))
  return note
}

async function save(client: Client, text: string, on: string | undefined, context: CommandContext) {
  const made: string[] = []
  try {
    const target = on === undefined ? null : await findEnd(client, on, context, (id) => made.push(id))
    return await client.send('notes.save', { id: v7(), target, text, state: plainTextToState(text) })
  } catch (error) {
    // The highlight made for the note was the newest step: undone, it leaves nothing.
    for (const _ of made) await client.send('undo.undo', {})
    throw error
  }
}
