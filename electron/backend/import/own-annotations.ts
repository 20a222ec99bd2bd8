/** Highlights and comments that stand in a PDF or Word file itself come in with it. */
import { createHash } from 'node:crypto'
import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'
import type { ImportedSource } from '../../../shared/model/import.ts'
import { placeForeign } from '../annotations/foreign.ts'
import type { WritableDb } from '../database/sql.ts'
import type { Inverse } from '../handlers.ts'
import { wayBack } from '../rows/way-back.ts'
import { ownPrefix } from '../versions/own-twins-store.ts'
import type { ReadPage } from './read-page.ts'

interface OwnAnnotations {
  told: Pick<ImportedSource, 'annotations'>
  /** What takes them back; nothing where there were none. */
  back: (mergeKey: string) => Inverse[]
}

/**
 * Places a file's own annotations on its source.
 * @param sha256 of the first version of the file: what came in with that one does not come again with the next
 */
export function placeOwn(
  db: WritableDb,
  { document }: Pick<ReadPage, 'document'>,
  { sourceId, sha256 }: { sourceId: string; sha256: string },
): OwnAnnotations {
  const [first] = document?.annotations ?? []
  if (!document || !first) return { told: {}, back: () => [] }
  const annotations = document.annotations.map((one) => ({ ...one, id: idIn(sha256, one) }))
  const { outcome, rows } = placeForeign(db, { origin: first.origin, annotations }, { on: { sourceId } })
  const back = wayBack('import-annotations', rows)
  return {
    told: {
      annotations: {
        placed: outcome.placed + outcome.notes + outcome.kept.length,
        waiting: outcome.waiting.length,
        lost: outcome.left.length,
      },
    },
    back: (mergeKey) => (back ? [{ ...back, mergeKey }] : []),
  }
}

/** Ids in a document count from 0 or 1: only with its bytes and their own words do they name one annotation. */
function idIn(sha256: string, { id, quote, comment = '', ranges = [] }: ForeignAnnotation): string {
  const words = createHash('sha256').update(JSON.stringify([quote?.exact ?? ranges, comment]))
  return `${ownPrefix(sha256)}${id}:${words.digest('hex').slice(0, 8)}`
}
