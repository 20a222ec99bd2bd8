import { CallError } from '../../../shared/errors.ts'
import type { Link } from '../../../shared/model/link.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { notFound, requireTarget } from '../targets/store.ts'
import { connectMutations } from './connect.ts'
import { relationMutations, relationQueries } from './relations.ts'
import {
  countTouching,
  findLink,
  findSameLink,
  insertLink,
  listLinks,
  removeLink,
  restoreLink,
  updateLink,
} from './store.ts'

export const queries = {
  'links.list': (db, filter) => listLinks(db, filter),
  'links.touching': (db, going) => countTouching(db, going),
  ...relationQueries,
} satisfies Queries

export const mutations = {
  ...connectMutations,
  ...relationMutations,

  'links.create'(db, wanted) {
    requireTarget(db, wanted.from)
    requireTarget(db, wanted.to)
    if (wanted.from.kind === wanted.to.kind && wanted.from.id === wanted.to.id)
      throw new CallError('link-to-itself', 'both ends of the link are one place')
    // The same gesture twice is one link.
    const known = findSameLink(db, wanted)
    if (known) return { result: known, inverse: null, tables: [], ids: [] }
    const link = insertLink(db, wanted)
    return {
      result: link,
      inverse: { label: 'link', call: 'links.remove', args: { id: link.id } },
      tables: ['link'],
      ids: [link.id],
    }
  },

  'links.update'(db, { id, relation, note, turn = false }) {
    const found = findLink(db, id)
    if (!found || found.deletedAt) throw notFound('link', id)
    const { link } = found
    const isNew = relation !== undefined && relation !== link.relation
    const isNoted = note !== undefined && note !== link.note
    if (!isNew && !isNoted && !turn) return { result: link, inverse: null, tables: [], ids: [] }
    updateLink(db, id, {
      ...(isNew ? { relation } : {}),
      ...(isNoted ? { note } : {}),
      ...(turn ? { from: link.to, to: link.from } : {}),
    })
    return {
      result: requireLink(db, id),
      inverse: {
        label: 'edit-link',
        call: 'links.update',
        args: {
          id,
          ...(isNew ? { relation: link.relation } : {}),
          ...(isNoted ? { note: link.note } : {}),
          ...(turn ? { turn } : {}),
        },
      },
      tables: ['link'],
      ids: [id],
    }
  },

  'links.remove'(db, { id }) {
    const found = findLink(db, id)
    if (!found || found.deletedAt) throw notFound('link', id)
    removeLink(db, id)
    return {
      result: {},
      inverse: { label: 'remove-link', call: 'links.restore', args: { id } },
      tables: ['link'],
      ids: [id],
    }
  },

  'links.restore'(db, { id }) {
    const found = findLink(db, id)
    if (!found?.deletedAt) throw notFound('link', id)
    requireTarget(db, found.link.from)
    requireTarget(db, found.link.to)
    restoreLink(db, id, found.deletedAt)
    return {
      result: {},
      inverse: { label: 'remove-link', call: 'links.remove', args: { id } },
      tables: ['link'],
      ids: [id],
    }
  },
} satisfies Mutations

/** @throws not-found unless the link is there and not removed. */
function requireLink(db: ReadableDb, id: string): Link {
  const found = findLink(db, id)
  if (!found || found.deletedAt) throw notFound('link', id)
  return found.link
}
