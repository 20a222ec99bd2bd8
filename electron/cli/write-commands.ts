/** Commands that change the library. */
import { v7 } from 'uuid'
import { undo } from '../../shared/i18n/undo.ts'
import { sayIfKnown } from '../../shared/i18n/say.ts'
import { HighlightColor } from '../../shared/model/highlight.ts'
import { RELATIONS } from '../../shared/model/link.ts'
import { plainTextToState } from '../backend/notes/lexical-state.ts'
import type { Command } from './command.ts'
import { findEnd, findOrMakeTheme, findRelation, findReport, isThemeName } from './find.ts'
import { UsageError, words } from './words.ts'

export const highlightCommand: Command = {
  name: 'highlight',
  usage: 'REPORT --quote TEXT',
  options: {
    quote: { type: 'string', help: 'option.quote' },
    color: { type: 'string', help: 'option.color', values: HighlightColor.options.join(', ') },
    note: { type: 'string', help: 'option.note' },
    theme: { type: 'string', multiple: true, help: 'option.theme' },
  },
  arguments: { least: 1, most: 1 },
  async run(context) {
    const { args, option, choice, all, open, print, language, usage } = context
    const quote = option('quote')
    if (!quote) throw new UsageError(words(language, 'needsOption', { option: 'quote', usage }))
    const color = choice('color', HighlightColor.options)
    for (const value of all('theme'))
      if (!isThemeName(value))
        throw new UsageError(words(language, 'badValue', { option: 'theme', value, values: 'A, A/B' }))
    const client = await open()
    const reportId = await findReport(client, args[0] ?? '', context)
    const highlight = await client.send('highlights.quote', { reportId, quote, color })
    const target = { kind: 'highlight' as const, id: highlight.id }
    const text = option('note')
    const note = text
      ? await client.send('notes.save', { id: v7(), target, text, state: plainTextToState(text) })
      : null
    const themes = []
    for (const name of all('theme')) {
      const theme = await findOrMakeTheme(client, name)
      await client.send('themes.assign', { themeId: theme.id, target })
      themes.push({ id: theme.id, name: theme.name })
    }
    print(words(language, 'highlighted', { id: highlight.id }))
    return { ...highlight, note: note ? { id: note.id, text: note.text } : null, themes }
  },
}

export const linkCommand: Command = {
  name: 'link',
  usage: 'FROM TO --relation NAME',
  options: {
    relation: { type: 'string', help: 'option.relation', values: RELATIONS.join(', ') },
    note: { type: 'string', help: 'option.link-note' },
  },
  arguments: { least: 2, most: 2 },
  async run(context) {
    const { args, option, open, print, language, usage } = context
    const relation = option('relation')
    if (!relation?.trim()) throw new UsageError(words(language, 'needsOption', { option: 'relation', usage }))
    const client = await open()
    const made: string[] = []
    try {
      const from = await findEnd(client, args[0] ?? '', context, (id) => made.push(id))
      const to = await findEnd(client, args[1] ?? '', context, (id) => made.push(id))
      const link = await client.send('links.create', {
        from,
        to,
        relation: findRelation(relation),
        note: option('note'),
      })
      print(words(language, 'linked', { id: link.id }))
      return link
    } catch (error) {
      // Each highlight was the newest step when it was made: undone, it leaves nothing, not even a step.
      for (const _ of made) await client.send('undo.undo', {})
      throw error
    }
  },
}

export const undoCommand: Command = {
  name: 'undo',
  usage: '',
  options: {},
  arguments: { least: 0, most: 0 },
  async run({ open, print, language }) {
    const client = await open()
    const { label } = await client.send('undo.undo', {})
    print(
      words(language, 'undone', {
        label: sayIfKnown(undo, language, label, label),
      }),
    )
    return { label }
  },
}
