import { z } from 'zod'
import { Id } from './range.ts'
import { PassagePlace } from './parallel.ts'

export const FIGURE_KINDS = ['money', 'percent', 'date', 'measure', 'count', 'number'] as const
export const FigureKind = z.enum(FIGURE_KINDS)
export type FigureKind = z.infer<typeof FigureKind>

/** A number as a report prints it, with what it means. Found by rules: many of a report's figures, not all. */
export const ShownFigure = PassagePlace.extend({
  kind: FigureKind,
  /** In the unit's own size: 3.2亿元 is 320000000 CNY. A date is days since 1970-01-01, one without a year as if of 1970. */
  value: z.number(),
  /** The upper end of a range (5至8人), or null. */
  upTo: z.number().nullable(),
  /** Normalised: CNY, USD, %, t, km, 人, 件 … the same for both scripts; empty where none is printed. */
  unit: z.string(),
  /** 约, 近, 逾, 多, about, nearly: the value is not exact. */
  approximate: z.boolean(),
  /** YYYY, YYYY-MM or YYYY-MM-DD where it is a date; --MM-DD, --MM or ---DD where its year is not known; else null. */
  date: z.string().nullable(),
  /** Shown text before and after it, up to its clause's ends. */
  before: z.string(),
  after: z.string(),
})
export type ShownFigure = z.infer<typeof ShownFigure>

/** One thing that reports put a number on. */
export const FigureRow = z.object({
  /** The words its cells have in common, as the first of them prints them. */
  label: z.string(),
  kind: FigureKind,
  unit: z.string(),
  /** Two reports put different numbers on it. */
  differs: z.boolean(),
  /** One list a report, in the order asked for; empty where a report has no such figure. */
  cells: z.array(z.array(ShownFigure)),
})
export type FigureRow = z.infer<typeof FigureRow>

export const FigureTable = z.object({
  reportIds: z.array(Id),
  /** Rows that several reports have first, those that differ before those that agree. */
  rows: z.array(FigureRow),
  /** How many figures were found, by report. */
  found: z.array(z.int()),
  milliseconds: z.number(),
})
export type FigureTable = z.infer<typeof FigureTable>
