/**
 * How a made page is laid out: every rate is a share from 0 to 1 of what it names.
 *
 * Measured on the five real pages (29 reports, 288 paragraphs, by their truth): 3 to 10 reports a page, 2 to 50 lines
 * a report (median 12, mean 16); 41 cut paragraphs, 14 % (0 to 3 a report, some in three pieces); 6 reports (21 %)
 * carried on behind another one, up to six stories further, one of them upwards; in 4 (14 %) the beginning of the
 * text stands behind a later part; 1 headline (3 %) in the middle of its story; 2 reports (7 %) without headline;
 * 4 (14 %) begin with a continuation mark; 5 (17 %) break off mid-sentence or begin so; 12 captions, a third of them
 * within a cut paragraph or astray; 40 subheads, 12 kickers (two thirds above the headline), 10 bylines; passages twice on 2 of 5 pages; `#` on 2 of 5,
 * titles `#`, labels `##`, subheads `##` or `###`, 7 of 10 kickers without; half-width punctuation on 1 of 5; a blank line between almost all lines.
 */
import type { Language } from '../../shared/model/report.ts'

export interface Rates {
  /** Fewest and most reports a page. */
  reports: [number, number]
  /** Reports drawn from those of 14 lines and more (a third of ours), so that the lengths are as real. */
  long: number
  /** Paragraphs made one with the next: ours are shorter than the real ones (their quartiles: 64, 88, 131 characters). */
  merged: number
  /** What is written on it; one is drawn for each page. */
  languages: Language[]
  /** Pages on which traditional Chinese is made from simplified by conversion. */
  converted: number
  /** Pages whose reports are of both scripts. */
  mixed: number
  /** Pages with two reports on one subject, where there are any. */
  sameSubject: number
  /** Paragraphs of 24 characters and more that a column cuts; of them: in three pieces; with a word standing twice. */
  cut: number
  cutTwice: number
  wordTwice: number
  /** Reports whose text is carried on behind another report; of them: above it on the page. */
  carried: number
  carriedUp: number
  /** Carried and moved text that begins in the middle of a sentence (else between two paragraphs). */
  atCut: number
  /** Reports whose text begins behind a later part of it. */
  moved: number
  /** Kickers above their headline (else below it). */
  kickerAbove: number
  /** Headlines in the middle of their story, missing headlines, reports with （上接…） under the headline. */
  titleInside: number
  titleMissing: number
  continued: number
  /** Reports whose beginning (with the headline) or end is on another page. */
  headless: number
  cutOff: number
  /** Captions that are printed; of them: that stand between the halves of a cut paragraph, where there is one; in another report. */
  captions: number
  captionInCut: number
  captionAstray: number
  /** Pages with `#` before headings; of them: with levels that mean nothing; headings that lost theirs; plain lines that have one. */
  marks: number
  wrongLevels: number
  lostMark: number
  strayMark: number
  /** Pages on which a passage stands twice. */
  repeats: number
  halfWidth: number
  /** Pages whose lines are wrapped hard, after that many characters. */
  wrapped: number
  /** Pages without a blank line. */
  tight: number
  /** Pages with masthead, date and page number; with notes between the reports. */
  masthead: number
  notices: number
}

/** Nothing is broken: what a careful copyist would make. */
export const PLAIN: Rates = {
  reports: [2, 6],
  long: 0.3,
  merged: 0,
  languages: ['zh-Hans', 'zh-Hant', 'en'],
  converted: 0.5,
  mixed: 0,
  sameSubject: 0,
  cut: 0,
  cutTwice: 0,
  wordTwice: 0,
  carried: 0,
  carriedUp: 0,
  atCut: 0,
  moved: 0,
  kickerAbove: 0.65,
  titleInside: 0,
  titleMissing: 0,
  continued: 0,
  headless: 0,
  cutOff: 0,
  captions: 1,
  captionInCut: 0,
  captionAstray: 0,
  marks: 0,
  wrongLevels: 0,
  lostMark: 0,
  strayMark: 0,
  repeats: 0,
  halfWidth: 0,
  wrapped: 0,
  tight: 0,
  masthead: 0.5,
  notices: 0,
}

const LIKE_THESE: Rates = {
  ...PLAIN,
  reports: [3, 10],
  long: 0.6,
  merged: 0.4,
  languages: ['zh-Hans', 'zh-Hans', 'zh-Hans', 'zh-Hans', 'zh-Hant'],
  sameSubject: 0.4,
  cut: 0.14,
  cutTwice: 0.12,
  wordTwice: 0.05,
  carried: 0.21,
  carriedUp: 0.2,
  atCut: 0.6,
  moved: 0.12,
  titleInside: 0.03,
  titleMissing: 0.04,
  continued: 0.14,
  headless: 0.06,
  cutOff: 0.1,
  captions: 0.55,
  captionInCut: 0.25,
  captionAstray: 0.05,
  marks: 0.4,
  wrongLevels: 0.05,
  lostMark: 0.04,
  strayMark: 0.1,
  repeats: 0.4,
  halfWidth: 0.2,
  masthead: 0.2,
  notices: 0.2,
}

export const PRESETS = {
  /** The statistics of the five real pages. */
  'like these': LIKE_THESE,
  plain: PLAIN,
  /** Everything twice as often, and what the five pages do not have. */
  hard: {
    ...LIKE_THESE,
    languages: ['zh-Hans', 'zh-Hant', 'en'],
    mixed: 0.2,
    cut: 0.3,
    wordTwice: 0.15,
    carried: 0.4,
    moved: 0.2,
    titleInside: 0.1,
    titleMissing: 0.15,
    headless: 0.12,
    captionAstray: 0.15,
    wrongLevels: 0.4,
    lostMark: 0.2,
    repeats: 0.7,
    wrapped: 0.15,
    tight: 0.2,
    masthead: 0.6,
    notices: 0.5,
  },
  traditional: { ...LIKE_THESE, languages: ['zh-Hant'] },
  english: { ...LIKE_THESE, languages: ['en'], reports: [3, 7], halfWidth: 0, wrapped: 0.5 },
  tight: { ...LIKE_THESE, tight: 1 },
  wrapped: { ...LIKE_THESE, wrapped: 1 },
} satisfies Record<string, Rates>
export type Preset = keyof typeof PRESETS
