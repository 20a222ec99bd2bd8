/** Themes and their tree. */
import { z } from 'zod'
import { HighlightColor } from '../model/highlight.ts'
import { Note, Target } from '../model/note.ts'
import { Id, Range } from '../model/range.ts'
import { ReportRow } from '../model/report.ts'
import {
  CodebookOutcome,
  PassageContext,
  Theme,
  ThemeMerge,
  ThemePassage,
  ThemeRemoval,
  ThemeStep,
} from '../model/theme.ts'
import { call, confirmed, done, id, keptRows, none } from './call.ts'

const themeName = z.string().trim().min(1).max(200)

export const themesCalls = {
  'themes.list': call(none, z.array(Theme)),
  /** `target` gets the theme in the same step of undo. */
  'themes.create': call(
    z.object({
      name: themeName,
      target: Target.optional(),
      parentId: Id.nullable().optional(),
      color: HighlightColor.optional(),
      definition: z.string().max(10_000).optional(),
    }),
    Theme,
  ),
  'themes.update': call(
    z.object({
      id: Id,
      name: themeName.optional(),
      parentId: Id.nullable().optional(),
      color: HighlightColor.optional(),
      definition: z.string().max(10_000).optional(),
    }),
    Theme,
  ),
  /**
   * Makes a theme of the selected words and puts it on the passage, whose highlight is made if none has exactly its
   * ranges: one step of undo. Where a theme of that name is there already, the passage gets that one. A new one has the
   * colour given, else the one that the fewest themes have.
   */
  'themes.coin': call(
    z.object({
      reportId: Id,
      ranges: z.array(Range).min(1).max(500),
      color: HighlightColor.optional(),
      highlightColor: HighlightColor.optional(),
    }),
    z.object({ theme: Theme, highlightId: Id, isNew: z.boolean() }),
  ),
  /** Puts a theme below another (null: top level), before one of its children or last. */
  'themes.move': call(z.object({ id: Id, parentId: Id.nullable(), before: Id.nullable() }), Theme),
  /**
   * One step in the tree as it is when the call arrives: keys pressed quickly, undo among them, act in their order.
   * Where there is no such step nothing changes.
   */
  'themes.step': call(z.object({ id: Id, direction: ThemeStep }), Theme),
  'themes.compare': call(z.object({ id: Id, into: Id }), ThemeMerge),
  /** `into` gets the passages, reports, children and definition of `id`, which goes. */
  'themes.merge': call(z.object({ id: Id, into: Id }), Theme),
  /** A new theme that gets these passages and reports in place of `id`. Beside `id` unless `parentId` is given. */
  'themes.split': call(
    z.object({
      id: Id,
      targets: z.array(Target).min(1).max(50_000),
      name: themeName,
      parentId: Id.nullable().optional(),
      color: HighlightColor.optional(),
    }),
    Theme,
  ),
  'themes.describeRemoval': call(id, ThemeRemoval),
  /**
   * Without more said, what carries it loses it and its children move up a level. `passages: 'parent'` gives what
   * carries it the theme above; `children: 'remove'` takes all themes below it along. With either, `putBack` is what
   * brings this very act back (`themes.putBack`); without, it is null and `themes.restore` does.
   */
  'themes.remove': call(
    z.object({
      id: Id,
      passages: z.enum(['release', 'parent']).optional(),
      children: z.enum(['lift', 'remove']).optional(),
      confirmed,
    }),
    z.object({ putBack: keptRows('theme', 'theme_assignment').nullable() }),
  ),
  /** The way back of the acts on the tree. */
  'themes.putBack': call(keptRows('theme', 'theme_assignment'), done),
  /** The tree as CSV (UTF-8 with BOM): see electron/backend/themes/codebook.ts for its columns. */
  'themes.codebook': call(none, z.object({ csv: z.string(), themes: z.int() })),
  /** What reading a codebook would do. */
  'themes.readCodebook': call(z.object({ csv: z.string().max(5_000_000) }), CodebookOutcome),
  'themes.importCodebook': call(z.object({ csv: z.string().max(5_000_000) }), CodebookOutcome),
  'themes.restore': call(id, done),
  'themes.assign': call(z.object({ themeId: Id, target: Target }), done),
  'themes.unassign': call(z.object({ themeId: Id, target: Target }), done),
  /** All passages and reports that carry a theme, or (`below`) it or a theme below it. */
  'themes.passages': call(
    z.object({ id: Id, below: z.boolean().optional() }),
    z.object({ highlights: z.array(ThemePassage), reports: z.array(ReportRow), notes: z.array(Note) }),
  ),
  /** The text around passages as their reports show it, `length` UTF-16 units each side. Those that are gone are left out. */
  'themes.context': call(
    z.object({ ids: z.array(Id).max(500), length: z.int().min(1).max(1000).optional() }),
    z.array(PassageContext),
  ),
} as const
