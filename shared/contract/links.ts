/** Links and their relations. */
import { z } from 'zod'
import { HighlightColor } from '../model/highlight.ts'
import { Link, Relation, ShownLink } from '../model/link.ts'
import { Target } from '../model/note.ts'
import { Id, Range } from '../model/range.ts'
import { call, confirmed, done, id, keptRows, linkNote, none, relationName } from './call.ts'

/** An end of a link: what is there already, or a passage that gets a highlight unless one has exactly its ranges. */
const ConnectEnd = z.union([
  z.object({ target: Target }),
  z.object({ passage: z.object({ reportId: Id, ranges: z.array(Range).min(1).max(500) }) }),
])

export const linksCalls = {
  /** All links, or those with an end on a report, a relation, a theme on an end, or words in quotes, titles or note. */
  'links.list': call(
    z.object({
      reportId: Id.optional(),
      relation: z.string().max(100).optional(),
      themeId: Id.optional(),
      text: z.string().max(200).optional(),
    }),
    z.array(ShownLink),
  ),
  /** What would lose an end: how many links touch these highlights, reports (with their highlights) and pages. */
  'links.touching': call(
    z.object({
      highlightIds: z.array(Id).optional(),
      reportIds: z.array(Id).optional(),
      sourceIds: z.array(Id).optional(),
    }),
    z.object({ links: z.int(), elsewhere: z.int() }),
  ),
  'links.create': call(
    z.object({ from: Target, to: Target, relation: relationName, note: linkNote.optional() }),
    Link,
  ),
  /** Links two passages or targets in one step of undo, making the highlights (gray, underlined) they need. */
  'links.connect': call(
    z.object({ from: ConnectEnd, to: ConnectEnd, relation: relationName, note: linkNote.optional() }),
    Link,
  ),
  /** Takes `links.connect` back: the link and the highlights made for it. `links.reconnect` brings both back. */
  'links.disconnect': call(z.object({ id: Id, highlightIds: z.array(Id).max(2) }), done),
  'links.reconnect': call(z.object({ id: Id, highlightIds: z.array(Id).max(2) }), done),
  /** `turn` swaps its ends. */
  'links.update': call(
    z.object({
      id: Id,
      relation: relationName.optional(),
      note: linkNote.optional(),
      turn: z.boolean().optional(),
    }),
    Link,
  ),
  'links.remove': call(id, done),
  'links.restore': call(id, done),
  /** The built-in relations, then the user's own by name. */
  'relations.list': call(none, z.array(Relation)),
  /** Says more of a relation of the user's own, or makes one; with `to` it gets that name in the same step of undo. */
  'relations.save': call(
    z.object({
      name: relationName,
      to: relationName.optional(),
      inverse: z.string().trim().max(100).optional(),
      color: HighlightColor.optional(),
      mutual: z.boolean().optional(),
    }),
    Relation,
  ),
  /** Its links go with it. @throws relation-name-taken where another has the name: merge them instead */
  'relations.rename': call(z.object({ name: relationName, to: relationName }), Relation),
  /** Gives its links another relation (a link that is there already is not made twice), and takes it away. */
  'relations.merge': call(z.object({ name: relationName, into: relationName }), Relation),
  /** Takes away a relation with all links that have it. */
  'relations.remove': call(z.object({ name: relationName, confirmed }), z.object({ links: z.int() })),
  /** The way back of the four above. */
  'relations.putBack': call(keptRows('relation', 'link'), done),
} as const
