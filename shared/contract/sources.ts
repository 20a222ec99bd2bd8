/** Files in, pages, and a changed file as a new version. */
import { z } from 'zod'
import { Highlight } from '../model/highlight.ts'
import { LANGUAGES } from '../i18n/messages.ts'
import { ImportItem, ImportJob, SentItem } from '../model/import.ts'
import { Id } from '../model/range.ts'
import { KeptPageDetails, LONGEST_PAGE_LABEL, LONGEST_PUBLICATION, PAGE_DETAILS } from '../model/report.ts'
import { Encoding, Source } from '../model/source.ts'
import { Candidate, Carried, HeirCandidate, RelinkTo, Unplaced } from '../model/version.ts'
import { call, done, id, json, none, removed } from './call.ts'
import { CorrectionsMade } from './corrections.ts'

export const sourcesCalls = {
  // Files in. Bytes are PUT to /content/inbox?name=… first, which answers { inbox }.
  'import.start': call(
    z.object({
      items: z.array(ImportItem).min(1).max(20_000),
      sample: z.boolean().optional(),
      /** More is on its way: `import.append` brings it. */
      more: z.boolean().optional(),
    }),
    z.object({ jobId: Id }),
  ),
  /**
   * Adds what has arrived since to an import that was begun with `more`; without `more` here, it is all. An import to which
   * nothing comes for 20 s ends. @throws not-found where it has ended: what is left is an import of its own
   */
  'import.append': call(
    z.object({ jobId: Id, items: z.array(SentItem).max(20_000), more: z.boolean().optional() }),
    done,
  ),
  'import.jobs': call(none, z.array(ImportJob)),
  'import.cancel': call(z.object({ jobId: Id }), done),
  /** A paused import ends the file it is at and begins no other, also after a restart. */
  'import.pause': call(z.object({ jobId: Id, paused: z.boolean() }), done),
  'import.dismiss': call(z.object({ jobId: Id }), done),

  'sources.list': call(none, z.array(Source)),
  /** What the page says of itself, by hand. Its reports follow, where the user has not said otherwise of them. */
  'sources.update': call(
    z.object({
      id: Id,
      publication: z.string().max(LONGEST_PUBLICATION).nullable().optional(),
      published: z.iso.date().nullable().optional(),
      pageLabel: z.string().max(LONGEST_PAGE_LABEL).nullable().optional(),
      edition: z.string().max(LONGEST_PUBLICATION).nullable().optional(),
      /** These are read from the page and its file name again. */
      reset: z.array(z.enum(PAGE_DETAILS)).optional(),
    }),
    Source,
  ),
  /** The way back of `sources.update`, for the page; that of its reports is `reports.putBack`. */
  'sources.putBack': call(z.object({ id: Id, details: KeptPageDetails }), done),
  /** Reads the kept bytes again in another encoding. Refused as `source-annotated` while the hand was on it. */
  'sources.redecode': call(z.object({ id: Id, encoding: Encoding }), z.object({ id: Id })),
  /** First lines of the kept bytes in an encoding, to choose by eye. */
  'sources.preview': call(z.object({ id: Id, encoding: Encoding }), z.object({ text: z.string() })),
  'sources.remove': call(removed, done),
  'sources.restore': call(id, done),
  // A changed file that came in again, and what found no place in it
  /** `id` becomes the new version of `from`, and what sits there goes over. One step of undo; nothing is deleted. */
  'versions.carry': call(z.object({ id: Id, from: Id }), Carried),
  /** The way back of the calls of this part: rows as they were, made and checked by the backend. */
  'versions.putBack': call(z.object({ rows: json }), done),
  /**
   * The tray: highlights and corrections of replaced pages, highlights whose words do not stand at their place, and
   * reports of replaced pages with something on them.
   */
  'unplaced.list': call(none, z.array(Unplaced)),
  'unplaced.count': call(none, z.object({ count: z.int() })),
  /** The likeliest places of a highlight or correction, at most three, the likeliest first. */
  'unplaced.candidates': call(id, z.array(Candidate)),
  /** @throws not-found, quote-not-found, quote-ambiguous */
  'unplaced.relink': call(z.object({ id: Id, to: RelinkTo }), Highlight),
  /** The quote becomes a note on its report, with its notes, themes and links; the highlight goes. */
  'unplaced.keepAsNote': call(id, z.object({ noteId: Id })),
  /** Lays a correction over other words of the new version; over words that read so already it is just taken off. */
  'unplaced.correct': call(z.object({ id: Id, to: RelinkTo }), CorrectionsMade),
  /** Reports of the new version, the likeliest heir first. */
  'unplaced.heirs': call(id, z.array(HeirCandidate)),
  /** Notes, themes and links of a report without an heir go to another. */
  'unplaced.attach': call(z.object({ id: Id, to: Id }), done),
  /** Its notes become free notes; its themes and links are written down in one, and taken off. */
  'unplaced.keepFree': call(
    z.object({ id: Id, language: z.enum(LANGUAGES) }),
    z.object({ noteIds: z.array(Id) }),
  ),
} as const
