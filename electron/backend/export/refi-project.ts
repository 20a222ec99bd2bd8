/** `project.qde` of REFI-QDA 1.5: reports as sources, highlights as selections, themes as codes, stories as sets. */
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import { titleOf } from '../../../shared/citation/cited.ts'
import { derivedId } from './derived-id.ts'
import type {
  ExportHighlight,
  ExportLibrary,
  ExportLink,
  ExportNote,
  ExportReport,
} from './export-library.ts'
import { linksByEnd } from './links-of.ts'
import { noteMarkdown } from './markdown-note.ts'
import { readNote } from './note-tree.ts'
import { codePoints, plainText, stretchesOf } from './plain-text.ts'
import { codesXml, ORIGIN, XML_HEAD } from './refi-codes.ts'
import { element, escapeXml, textElement } from './xml.ts'

interface Project {
  xml: string
  /** The text of each source, by its id. */
  texts: Map<string, string>
  /** Ids of notes that lost form. */
  simplified: Set<string>
}

interface Context {
  library: ExportLibrary
  user: string
  codes: ReadonlySet<string>
  /** What of a highlight or report has an element here that a link can point at. */
  places: Map<string, string>
  texts: Map<string, string>
  notes: string[]
  simplified: Set<string>
}

export function projectXml(library: ExportLibrary, name: string, language: InterfaceLanguage): Project {
  const context: Context = {
    library,
    user: derivedId('user', library.creator ?? ''),
    codes: new Set(library.themes.map(({ id }) => id)),
    places: new Map(),
    texts: new Map(),
    notes: [],
    simplified: new Set(),
  }
  const sources = library.reports.map((report) => source(report, context))
  for (const note of library.freeNotes) addNote(note, context)
  const links = linksXml(context, language)
  const codes = codesXml(library)
  const attributes = {
    ...{ xmlns: 'urn:QDA-XML:project:1.0', name, origin: ORIGIN },
    creatingUserGUID: context.user,
    creationDateTime: newest(library),
  }
  const xml = element('Project', attributes, [
    element('Users', {}, [element('User', { guid: context.user, name: library.creator ?? ORIGIN })]),
    codes === null ? null : element('CodeBook', {}, [codes]),
    list('Sources', sources),
    list('Notes', context.notes),
    list('Links', links),
    list('Sets', sets(library)),
    textElement('Description', say(words, language, 'refiDescription')),
  ])
  return { xml: `${XML_HEAD}\n${xml}\n`, texts: context.texts, simplified: context.simplified }
}

/** The schema knows no empty lists. */
const list = (name: string, items: string[]): string | null =>
  items.length === 0 ? null : element(name, {}, items)

/** When anything in it changed last: the same library says the same. */
function newest({ reports }: ExportLibrary): string {
  const times = reports.flatMap(({ createdAt, updatedAt, highlights }) => [
    createdAt,
    updatedAt,
    ...highlights.map((one) => one.updatedAt),
  ])
  return times.reduce((last, time) => (time > last ? time : last), '2000-01-01T00:00:00.000Z')
}

type Dated = Pick<ExportNote, 'createdAt' | 'updatedAt'>
const made = ({ createdAt, updatedAt }: Dated, { user }: Context) => ({
  ...{ creatingUser: user, creationDateTime: createdAt },
  ...(updatedAt === createdAt ? {} : { modifyingUser: user, modifiedDateTime: updatedAt }),
})

function source(report: ExportReport, context: Context): string {
  const plain = plainText(report)
  const points = codePoints(plain.text)
  context.texts.set(report.id, plain.text)
  context.places.set(report.id, report.id)
  return element(
    'TextSource',
    {
      ...{ guid: report.id, name: context.library.baseNames[report.id] ?? titleOf(report) },
      plainTextPath: `internal://${report.id}.txt`,
      ...made(report, context),
    },
    [
      textElement('Description', formatCitation(report, 'gbt-2025')),
      ...report.highlights.flatMap((one) =>
        stretchesOf(one, plain).map(({ start, end }, at) =>
          selection(
            one,
            at,
            { start: points(start), end: points(end), words: plain.text.slice(start, end) },
            context,
          ),
        ),
      ),
      ...report.themeIds.flatMap((id) => coding(report.id, id, report, context)),
      ...report.notes.map((note) => addNote(note, context)),
    ],
  )
}

/** A passage in several pieces is several selections: the first has the highlight's id, the notes and the links. */
function selection(
  highlight: ExportHighlight,
  at: number,
  place: { start: number; end: number; words: string },
  context: Context,
): string {
  const guid = at === 0 ? highlight.id : derivedId('stretch', highlight.id, String(at))
  if (at === 0) context.places.set(highlight.id, guid)
  return element(
    'PlainTextSelection',
    {
      ...{ guid, name: nameOf(place.words), startPosition: place.start, endPosition: place.end },
      ...made(highlight, context),
    },
    [
      ...highlight.themeIds.flatMap((id) => coding(guid, id, highlight, context)),
      ...(at === 0 ? highlight.notes.map((note) => addNote(note, context)) : []),
    ],
  )
}

/** What lists of selections show. */
function nameOf(text: string): string {
  const chars = Array.from(text.replace(/\s+/g, ' ').trim())
  return chars.length > 60 ? `${chars.slice(0, 60).join('')}…` : chars.join('')
}

function coding(at: string, themeId: string, dated: Dated, context: Context): string[] {
  if (!context.codes.has(themeId)) return []
  const { creatingUser, creationDateTime } = made(dated, context)
  return [
    element('Coding', { guid: derivedId('coding', at, themeId), creatingUser, creationDateTime }, [
      element('CodeRef', { targetGUID: themeId }),
    ]),
  ]
}

/** Puts a note into the project; returns the reference to it. */
function addNote(note: ExportNote, context: Context): string {
  const { blocks, unknown } = readNote(note)
  if (unknown.length > 0) context.simplified.add(note.id)
  return addText(note.id, note.text.split('\n')[0] ?? '', noteMarkdown(blocks), note, context)
}

function addText(guid: string, name: string, text: string, dated: Dated, context: Context): string {
  const title = nameOf(name === '' ? text : name)
  context.notes.push(
    element('Note', { guid, ...(title === '' ? {} : { name: title }), ...made(dated, context) }, [
      // A note without words is a note all the same; readers want one of content or path.
      element('PlainTextContent', {}, escapeXml(text === '' ? ' ' : text)),
    ]),
  )
  return element('NoteRef', { targetGUID: guid })
}

function linksXml(context: Context, language: InterfaceLanguage): string[] {
  const { library, places } = context
  const views = linksByEnd(library, language)
  const label = (link: ExportLink): string =>
    views.get(link.from.id)?.find((view) => view.id === link.id && view.outgoing)?.label ?? link.relation
  return library.links.flatMap((link) => {
    const [origin, target] = [places.get(link.from.id), places.get(link.to.id)]
    // Both ends must be in the project; what leads outside is said in the warnings.
    if (origin === undefined || target === undefined) return []
    const name = label(link)
    const says = [name, link.note].filter(Boolean).join('\n\n')
    const note = addText(derivedId('relation', link.id), name, says, link, context)
    return [
      element(
        'Link',
        {
          ...{ guid: link.id, name, direction: link.mutual ? 'Associative' : 'OneWay' },
          ...{ originGUID: origin, targetGUID: target },
        },
        [note],
      ),
    ]
  })
}

/** Stories and publications. */
function sets({ stories, reports }: ExportLibrary): string[] {
  const papers = new Map<string, string[]>()
  for (const { id, publication } of reports)
    if (publication !== null) papers.set(publication, [...(papers.get(publication) ?? []), id])
  const set = (guid: string, name: string, members: string[]): string =>
    element(
      'Set',
      { guid, name },
      members.map((id) => element('MemberSource', { targetGUID: id })),
    )
  return [
    ...stories.map(({ id, title, reportIds }) => set(id, title, reportIds)),
    ...[...papers].map(([name, ids]) => set(derivedId('publication', name), name, ids)),
  ]
}
