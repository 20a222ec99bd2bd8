import { CallError } from '../../../shared/errors.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { keepRows } from '../targets/kept-rows-store.ts'
import { writeCodebook } from './codebook.ts'
import { planCodebook, type PlannedTheme } from './codebook-plan.ts'
import { insertTheme, listThemes } from './store.ts'
import type { ThemeKeeper } from './tree-acts.ts'

export const codebookQueries = {
  'themes.codebook'(db) {
    const themes = listThemes(db)
    return { csv: writeCodebook(themes), themes: themes.length }
  },
  'themes.readCodebook': (db, { csv }) => planCodebook(listThemes(db), csv).outcome,
} satisfies Queries

export const codebookMutations = {
  'themes.importCodebook'(db, { csv }) {
    const { themes, outcome } = planCodebook(listThemes(db), csv)
    if (outcome.created + outcome.changed === 0)
      return { result: outcome, inverse: null, tables: [], ids: [] }
    const keeper: ThemeKeeper = keepRows(db)
    const ids = new Map<PlannedTheme | null, string | null>([[null, null]])
    const idOf = (one: PlannedTheme | null): string | null => {
      const id = ids.get(one)
      if (id === undefined) throw new CallError('internal', 'a theme is planned before its parent')
      return id
    }
    for (const one of themes) {
      const { name, definition, color } = one
      const parentId = idOf(one.parent)
      if (!one.known) {
        ids.set(one, insertTheme(db, { name, definition, color, parentId }, keeper))
        continue
      }
      ids.set(one, one.known.id)
      const { known } = one
      const isSame =
        name === known.name &&
        definition === known.definition &&
        color === known.color &&
        parentId === known.parentId
      // A theme that shows above where it is stored (its parent was removed) is not written for that alone.
      if (!isSame)
        keeper.update('theme', known.id, {
          ...{ name, definition, color },
          ...(parentId === known.parentId ? {} : { parent_id: parentId }),
          updated_at: db.now(),
        })
    }
    for (const siblings of Map.groupBy(themes, ({ parent }) => parent).values()) {
      const isAsBefore = siblings.every(
        ({ known }, at) => known && (at === 0 || (siblings[at - 1]?.known?.position ?? 0) < known.position),
      )
      if (!isAsBefore)
        siblings.forEach((one, position) => keeper.update('theme', idOf(one) ?? '', { position }))
    }
    return {
      result: outcome,
      inverse: { label: 'import-codebook', call: 'themes.putBack', args: { rows: keeper.rows() } },
      tables: ['theme'],
      ids: [],
    }
  },
} satisfies Mutations
