/** What is known of a report as a work to be cited, and how the user wants it cited. */
import { z } from 'zod'
import type { Language, Person } from '../model/report.ts'
import { firstWords } from '../text/first-words.ts'

/** The settings keys: how quotes are cited, and the name that the user signs exports with. */
export const CITATION_STYLE = 'citation.style'
export const CREATOR = 'export.creator'
export const LONGEST_CREATOR = 200

export const CitationStyle = z.enum(['gbt-2025', 'gbt-2015'])
export type CitationStyle = z.infer<typeof CitationStyle>

/** How citations are written where nobody says otherwise: the standard in force. */
export const readCitationStyle = (settings: Record<string, unknown>): CitationStyle =>
  CitationStyle.catch('gbt-2025').parse(settings[CITATION_STYLE])

/** The name out of `settings.all`; null where there is none. */
export const readCreator = (settings: Record<string, unknown>): string | null =>
  z.string().max(LONGEST_CREATOR).catch('').parse(settings[CREATOR]).trim() || null

/** What of a report a citation is made of. */
export interface Cited {
  title: string | null
  /** Stands in for a title. */
  opening: string
  people: readonly Person[]
  agency: string | null
  publication: string | null
  /** `YYYY-MM-DD` */
  published: string | null
  pageLabel: string | null
  language: Language
  mediaType: string
  /** Where a saved page came from. */
  url: string | null
  /** When it came in: for what stands on the web, the day it was looked at. ISO 8601 in UTC. */
  createdAt: string
}

export type CitedKind = 'newspaper' | 'webpage' | 'document'

/** A page saved from the web, else what a paper printed, else a document that nobody is known to have published. */
export function kindOf({ mediaType, url, publication, pageLabel }: Cited): CitedKind {
  const isWeb = url !== null || mediaType === 'text/html' || mediaType === 'multipart/related'
  if (isWeb && pageLabel === null) return 'webpage'
  return publication === null ? 'document' : 'newspaper'
}

/** The title on one line; of a report without one its first words in brackets, as the standards want. */
export function titleOf({ title, opening }: Cited): string {
  const line = (title ?? '').replace(/\s+/g, ' ').trim()
  return line === '' ? `[${firstWords(opening)}…]` : line
}

const WRITERS: ReadonlySet<Person['role']> = new Set(['author', 'reporter', 'correspondent', 'intern'])

const named = (people: readonly Person[]): string[] => [...new Set(people.map(({ name }) => name))]

/** Names of those who wrote it, each once, in the order of the page; the agency where nobody is named. */
export function writersOf({ people, agency }: Cited): { persons: string[]; agency: string | null } {
  const persons = named(people.filter(({ role }) => WRITERS.has(role)))
  return { persons, agency: persons.length === 0 ? agency : null }
}

export const translatorsOf = ({ people }: Cited): string[] =>
  named(people.filter(({ role }) => role === 'translator'))
export const editorsOf = ({ people }: Cited): string[] =>
  named(people.filter(({ role }) => role === 'editor'))

/** The day it was looked at, `YYYY-MM-DD`. */
export const accessedOf = ({ createdAt }: Cited): string => createdAt.slice(0, 10)
