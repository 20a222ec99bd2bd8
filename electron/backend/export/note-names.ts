/** Reports, notes and themes named inside notes get the names they have now; what is gone keeps its last. */
import type { ExportNote } from './export-library.ts'

type NameOf = (kind: string, id: string) => string | undefined

/** A note whose references say what their things are called now. Notes without any are handed back as they are. */
export function nameReferences<N extends ExportNote>(note: N, nameOf: NameOf): N {
  if (!/"type":"(reference|passage)"/.test(note.state)) return note
  try {
    const named: unknown = JSON.parse(note.state, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('type' in value)) return value
      if (value.type === 'reference' && 'kind' in value && 'id' in value) {
        const name = nameOf(String(value.kind), String(value.id))
        return name === undefined ? value : { ...value, text: name }
      }
      if (value.type !== 'passage' || !('reportId' in value)) return value
      const title = nameOf('report', String(value.reportId))
      return title === undefined ? value : { ...value, title }
    })
    return { ...note, state: JSON.stringify(named) }
  } catch {
    return note
  }
}
