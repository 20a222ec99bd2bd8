/** EPUB books: chapters become reports, titled as in the table of contents. */
import { CallError } from '../../../../shared/errors.ts'
import type { Person } from '../../../../shared/model/report.ts'
import { createDocument, type DocumentBuilder, type DocumentDetails, type PageDetails } from '../document.ts'
import type { ReadText } from '../format.ts'
import { addHtml } from '../html/add-html.ts'
import { elementsOf, type HtmlDocument, parseHtml, textOf } from '../html/dom.ts'
import { headingLevel } from '../html/elements.ts'
import { LIMITS } from '../limits.ts'
import { type Contents, readContents } from './contents.ts'
import { within } from '../zip.ts'
import { decodeChapter } from './decode-chapter.ts'
import { type Book, type BookFile, openBook, safeDecode } from './package.ts'

export async function readBook(bytes: Uint8Array): Promise<ReadText> {
  const book = await openBook(bytes)
  const contents = await readContents(book)
  const builder = createDocument()
  const people = peopleOf(book)
  const detailsOf = (title: string | undefined): DocumentDetails => ({
    ...(title ? { title: title.slice(0, 500) } : {}),
    ...(people.length > 0 ? { people } : {}),
    origins: {
      ...(title ? { title: { from: 'front-matter', certainty: 'certain' } } : {}),
      ...(people.length > 0 ? { people: { from: 'front-matter', certainty: 'certain' } } : {}),
    },
  })
  builder.details(detailsOf(undefined))
  /** Where pictures before the first words (the cover) end: they stand in the first chapter. */
  let pictures = 0
  const begin = (title: string | undefined): void => {
    if (builder.length > pictures) builder.report(detailsOf(title))
    else builder.details(detailsOf(title))
  }
  if (book.cover) {
    builder.leave('images')
    const address = book.cover.path.slice(book.cover.path.lastIndexOf('/') + 1)
    const runs = [{ text: book.title ?? address }]
    builder.block({ kind: 'image', runs, marks: [{ type: 'image', address }] })
  }
  pictures = builder.length
  for (const file of book.spine) {
    const isEmpty = builder.length === pictures
    if (!(await addChapter(book, file, contents, builder, begin)) && isEmpty) pictures = builder.length
  }
  const { text, document } = builder.finish(pageOf(book))
  if (document.split.reports.every(({ blocks }) => blocks.every(({ kind }) => kind === 'image')))
    throw new CallError('file-empty', 'a book without text')
  return { encoding: 'utf-8', certainty: 'declared', text, document }
}

/** @returns whether there was anything to read */
async function addChapter(
  { zip, nav }: Book,
  file: BookFile,
  contents: Contents,
  builder: DocumentBuilder,
  begin: (title: string | undefined) => void,
): Promise<boolean> {
  // The list itself is no chapter: the reader shows it of its own.
  if (file === nav && contents.size > 0) return false
  const entry = zip.find(file.path)
  if (!entry || !/html|xml/.test(file.mediaType) || file.mediaType.includes('svg')) {
    builder.leave('unreadable')
    return false
  }
  const parsed = parseHtml(decodeChapter(await entry.read(), file.path), { xhtml: true })
  if (builder.length > LIMITS.part)
    throw new CallError('archive-inflates', 'a book too long', { limit: Math.round(LIMITS.part / 1_048_576) })
  const title = contents.get(file.path)
  // Without a list each file is a chapter; with one, files that it does not name go on from the one before.
  const begins = title !== undefined || contents.size === 0
  const hasWords = textOf(parsed.body).trim() !== ''
  if (begins && hasWords) begin(title)
  addHtml(builder, parsed.documentElement, {
    xhtml: true,
    titleLevel: begins ? highestHeading(parsed) : null,
    noteKey(href) {
      const [path = '', id = ''] = href.split('#')
      const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
      const target = path === '' ? file.path : within(folder, safeDecode(path))
      return id === '' ? null : `${target}#${safeDecode(id)}`
    },
    onId(id) {
      const inside = contents.get(`${file.path}#${id}`)
      if (inside !== undefined) begin(inside)
    },
  })
  return hasWords
}

function highestHeading({ body }: HtmlDocument): number {
  const levels = elementsOf(body)
    .map(headingLevel)
    .filter((level) => level > 0)
  return levels.reduce((least, level) => Math.min(least, level), 6)
}

const ROLES: Readonly<Record<string, Person['role']>> = {
  aut: 'author',
  trl: 'translator',
  edt: 'editor',
  ill: 'illustrator',
  pht: 'photographer',
}

const peopleOf = ({ creators }: Book): Person[] =>
  creators.slice(0, 40).map(({ name, role }) => ({
    name: name.slice(0, 200),
    role: role === null ? 'author' : (ROLES[role] ?? 'other'),
    as: null,
  }))

function pageOf({ title, publisher, isbn, date }: Book): PageDetails {
  const edition = [publisher, isbn && `ISBN ${isbn}`].filter(Boolean).join(' · ')
  const certain = { from: 'front-matter', certainty: 'certain' } as const
  return {
    publication: title?.slice(0, 200) ?? null,
    published: date,
    edition: edition.slice(0, 200) || null,
    origins: {
      ...(title ? { publication: certain } : {}),
      ...(date ? { published: certain } : {}),
      ...(edition ? { edition: certain } : {}),
    },
  }
}
