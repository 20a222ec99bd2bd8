import { CallError } from '../../../shared/errors.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { notFound, requireTarget } from '../targets/store.ts'
import { connectMutations } from './connect.ts'
import {
  findLink,
  findSameLink,
  insertLink,
  listLinks,
  removeLink,
  restoreLink,
  updateRelation,
} from './store.ts'

export const queries = {
  'links.list': (db, { reportId }) => listLinks(db, reportId),
} satisfies Queries

export const mutations = {
  ...connectMutations,

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

  'links.update'(db, { id, relation }) {
    const found = findLink(db, id)
    if (!found || found.deletedAt) throw notFound('link', id)
    const before = found.link.relation
    if (before === relation) return { result: found.link, inverse: null, tables: [], ids: [] }
    updateRelation(db, id, relation)
    return {
      result: { ...found.link, relation, updatedAt: db.now() },
      inverse: { label: 'edit-link', call: 'links.update', args: { id, relation: before } },
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
