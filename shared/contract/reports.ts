/** Reports and what is on them. */
import { z } from 'zod'
import { CitationStyle } from '../citation/cited.ts'
import { Highlight } from '../model/highlight.ts'
import { ShownLink } from '../model/link.ts'
import { Note } from '../model/note.ts'
import { Id } from '../model/range.ts'
import {
  KeptReportDetails,
  LONGEST_DETAIL,
  LONGEST_PAGE_LABEL,
  LONGEST_PUBLICATION,
  Person,
  REPORT_DETAILS,
  ReadableReport,
  Report,
  ReportRow,
} from '../model/report.ts'
import { ThemeAssignment } from '../model/theme.ts'
import { call, done, id, removed } from './call.ts'

export const reportsCalls = {
  'reports.list': call(
    z.object({
      sourceId: Id.optional(),
      publication: z.string().nullable().optional(),
      themeId: Id.optional(),
      highlighted: z.boolean().optional(),
      text: z.string().max(200).optional(),
      sort: z.enum(['title', 'publication', 'published', 'byline', 'highlights', 'added']).optional(),
      direction: z.enum(['asc', 'desc']).optional(),
    }),
    z.array(ReportRow),
  ),
  'reports.get': call(id, ReadableReport),
  /** The report as a reference; in the style of the settings if none is given. */
  'reports.cite': call(
    z.object({ id: Id, style: CitationStyle.optional() }),
    z.object({ text: z.string(), style: CitationStyle }),
  ),
  /** What the user says of a report. An emptied detail stays empty. */
  'reports.update': call(
    z.object({
      id: Id,
      title: z.string().max(LONGEST_DETAIL).nullable().optional(),
      byline: z.string().max(LONGEST_DETAIL).nullable().optional(),
      dateline: z.string().max(LONGEST_DETAIL).nullable().optional(),
      publication: z.string().max(LONGEST_PUBLICATION).nullable().optional(),
      published: z.iso.date().nullable().optional(),
      people: z.array(Person).max(100).optional(),
      place: z.string().max(LONGEST_DETAIL).nullable().optional(),
      datelineDate: z.iso.date().nullable().optional(),
      agency: z.string().max(LONGEST_DETAIL).nullable().optional(),
      pageLabel: z.string().max(LONGEST_PAGE_LABEL).nullable().optional(),
      /** These are read from the report's text and page again, and are the machine's again. */
      reset: z.array(z.enum(REPORT_DETAILS)).optional(),
    }),
    Report,
  ),
  /** The way back of edited details: values and origins as they were. */
  'reports.putBack': call(
    z.object({ reports: z.array(z.object({ id: Id, details: KeptReportDetails })).min(1) }),
    done,
  ),
  'reports.remove': call(removed, done),
  'reports.restore': call(id, done),
  /** All the user has put on one report and its passages: what the side panel shows. */
  'reports.annotations': call(
    id,
    z.object({
      highlights: z.array(Highlight),
      notes: z.array(Note),
      themes: z.array(ThemeAssignment),
      links: z.array(ShownLink),
    }),
  ),
} as const
