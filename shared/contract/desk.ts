/** The page desk, and what corrected pages taught. */
import { z } from 'zod'
import { Desk, DeskAct, DeskOutcome, Lessons } from '../model/page.ts'
import { Id } from '../model/range.ts'
import { call, done, json, none } from './call.ts'

export const deskCalls = {
  // The page desk: a page's text with its reports, moved by hand
  'desk.show': call(z.object({ sourceId: Id }), Desk),
  /** One act of the hand, one step of undo. @throws page-changed where `version` is not the page's */
  'desk.act': call(
    z.object({
      sourceId: Id,
      version: z.int().optional(),
      act: DeskAct,
      /** Acts that follow one another with the same name are one step of undo. */
      step: z.string().max(64).optional(),
    }),
    DeskOutcome,
  ),
  /** Puts together again what the user has not touched. Reports keep their ids where most of their text stays. */
  'desk.again': call(z.object({ sourceId: Id }), DeskOutcome),
  /** The way back of the three above: the page as it was, from a snapshot that only the backend makes. */
  'desk.restore': call(z.object({ sourceId: Id, snapshot: json }), DeskOutcome),
  // What corrected pages taught, by publication
  'lessons.list': call(none, z.array(Lessons)),
  /** `at` names this forgetting: `lessons.restore` takes back just what went with it. */
  'lessons.forget': call(z.object({ publication: z.string() }), z.object({ at: z.string() })),
  'lessons.restore': call(z.object({ publication: z.string(), at: z.string() }), done),
} as const
