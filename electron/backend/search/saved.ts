/** Searches that are kept: named, in the user's order, with what is new in them. */
import { CallError } from '../../../shared/errors.ts'
import type { SavedSearch } from '../../../shared/model/search.ts'
import { parseQuery } from '../../../shared/search/parse.ts'
import { printQuery } from '../../../shared/search/print.ts'
import { keepingFilters } from '../../../shared/search/query.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { goingFirst, keepRows, type Keeper } from '../targets/kept-rows-store.ts'
import { notFound } from '../targets/store.ts'
import { readFilters } from './conditions-store.ts'
import { hasCharacters } from './index-store.ts'
import { asksCharacters, planQuery } from './plan-store.ts'
import {
  findSaved,
  insertSaved,
  listSaved,
  markSeen,
  setRemoved,
  updateSaved,
  type StoredSearch,
} from './saved-store.ts'
import { countMatches } from './store.ts'
import { lastWord } from './words.ts'

const FIELDS = ['name', 'query', 'order'] as const
/** What `searches.putBack` may write. */
const COLUMNS = new Set(['position'])

export const savedQueries = {
  'searches.list': (db) => listSaved(db).map((saved) => counted(db, saved)),
} satisfies Queries

export const savedMutations = {
  'searches.save'(db, { name, query, order = 'relevance' }) {
    const id = insertSaved(db, { name, query: kept(query), order })
    return {
      result: requireSaved(db, id),
      inverse: { label: 'save-search', call: 'searches.remove', args: { id } },
      tables: ['search'],
      ids: [id],
    }
  },

  'searches.update'(db, { id, ...given }) {
    const before = requireStored(db, id)
    const wanted = { ...given, ...(given.query === undefined ? {} : { query: kept(given.query) }) }
    const changed = FIELDS.filter((field) => wanted[field] !== undefined && wanted[field] !== before[field])
    if (changed.length === 0) return { result: counted(db, before), inverse: null, tables: [], ids: [] }
    updateSaved(db, id, Object.fromEntries(changed.map((field) => [field, wanted[field]])))
    return {
      result: requireSaved(db, id),
      inverse: {
        label: 'edit-search',
        call: 'searches.update',
        args: { id, ...Object.fromEntries(changed.map((field) => [field, before[field]])) },
      },
      tables: ['search'],
      ids: [id],
    }
  },

  'searches.move'(db, { id, before }) {
    const moved = requireStored(db, id)
    if (before !== null) requireStored(db, before)
    const others = listSaved(db).filter((saved) => saved.id !== id)
    const at = before === null ? others.length : others.findIndex((saved) => saved.id === before)
    // Before itself: it stays where it is.
    const order = at < 0 ? listSaved(db) : others.toSpliced(at, 0, moved)
    const keeper: Keeper<'saved_search'> = keepRows(db)
    order.forEach((saved, position) => keeper.update('saved_search', saved.id, { position }))
    return moveOf(keeper, 'edit-search')
  },

  'searches.putBack'(db, { rows }) {
    const keeper: Keeper<'saved_search'> = keepRows(db)
    for (const { id, fields } of goingFirst(rows)) {
      if (!Object.keys(fields).every((column) => COLUMNS.has(column)))
        throw new CallError('bad-arguments', `not to be put back: ${Object.keys(fields).join(', ')}`)
      keeper.update('saved_search', id, fields)
    }
    return moveOf(keeper, 'edit-search')
  },

  'searches.remove'(db, { id }) {
    requireStored(db, id)
    setRemoved(db, id, db.clock.removal())
    return {
      result: {},
      inverse: { label: 'remove-search', call: 'searches.restore', args: { id } },
      tables: ['search'],
      ids: [id],
    }
  },

  'searches.restore'(db, { id }) {
    if (!findSaved(db, id)?.deletedAt) throw notFound('search', id)
    setRemoved(db, id, null)
    return {
      result: {},
      inverse: { label: 'remove-search', call: 'searches.remove', args: { id } },
      tables: ['search'],
      ids: [id],
    }
  },

  'searches.seen'(db, { id }) {
    requireStored(db, id)
    const isNews = markSeen(db, id)
    return { result: {}, inverse: null, tables: isNews ? ['search'] : [], ids: isNews ? [id] : [] }
  },
} satisfies Mutations

function moveOf(keeper: Keeper<'saved_search'>, label: 'edit-search') {
  const rows = keeper.rows()
  return {
    result: {},
    inverse: rows.length === 0 ? null : { label, call: 'searches.putBack' as const, args: { rows } },
    tables: rows.length === 0 ? [] : ['search' as const],
    ids: rows.map(({ id }) => id),
  }
}

/** A query as it is kept: printed, so that full-width colons and other names of filters do not pile up. */
function kept(query: string): string {
  const { query: parsed, problems } = parseQuery(query)
  // What is not understood is kept as it was typed: its owner may mend it.
  return problems.length === 0 && parsed ? printQuery(parsed) : query
}

function requireStored(db: ReadableDb, id: string): StoredSearch {
  const found = findSaved(db, id)
  if (!found || found.deletedAt !== null) throw notFound('search', id)
  return found
}

const requireSaved = (db: ReadableDb, id: string): SavedSearch => counted(db, requireStored(db, id))

/** How much it finds now, as the index counts, and how many reports of it came in since it was looked at. */
function counted(db: ReadableDb, { seenNum, deletedAt: _deletedAt, ...saved }: StoredSearch): SavedSearch {
  const { query: typed } = parseQuery(saved.query)
  const filters = readFilters(db)
  const query = typed && keepingFilters(typed, filters.isUnderstood)
  if (!query) return { ...saved, total: 0, fresh: 0 }
  const last = lastWord(query)
  const plans = (['report', 'note', 'highlight'] as const).map((kind) => {
    const isFast = kind === 'report' && asksCharacters(query) && hasCharacters(db)
    return [kind, planQuery(query, kind, last, filters, isFast ? 'characters' : 'words')] as const
  })
  return {
    ...saved,
    total: plans.reduce((sum, [kind, plan]) => sum + countMatches(db, kind, plan), 0),
    fresh: countMatches(db, 'report', plans[0]![1], seenNum),
  }
}
