/**
 * REFI-QDA (https://www.qdasoftware.org): `.qdc`, a codebook alone, and `.qdpx`, a whole project with its documents.
 * Offsets count code points of the text file in the project as it lies there; where that has CRLF (MAXQDA), each counts
 * two. Selections on pages and media have no words and are told, not dropped.
 */
import { createHash } from 'node:crypto'
import type { ForeignAnnotation, ForeignDocument } from '../../../../shared/model/foreign.ts'
import type { ForeignLink } from '../foreign.ts'
import type { ForeignTheme } from '../themes.ts'
import { childOf, childrenOf, parseXml, textOf as wordsOf, type XmlElement } from '../../import/xml.ts'
import { openZip, type Zip } from '../../import/zip.ts'
import { type ForeignFormat, type ForeignRead, idOf, unreadable, utf8 } from './format.ts'

export const refiCodebook: ForeignFormat = {
  id: 'refi-codebook',
  extensions: ['.qdc'],
  fits: (head) => /<(?:\w+:)?CodeBook[\s>]/.test(head),
  read(bytes): ForeignRead {
    const root = parseXml(bytes, 'codebook')
    if (root.name !== 'CodeBook') throw unreadable('no CodeBook')
    return { origin: 'refi-qda', annotations: [], themes: codesOf(root).themes }
  },
}

export const refiProject: ForeignFormat = {
  id: 'refi-project',
  extensions: ['.qdpx'],
  fits: (head) => head === '',
  async read(bytes): Promise<ForeignRead> {
    const zip = await openZip(bytes)
    const project = zip.entries.find(({ name }) => /(?:^|\/)[^/]+\.qde$/i.test(name))
    if (!project) throw unreadable('no project.qde')
    const root = parseXml(await project.read(), project.name)
    if (root.name !== 'Project') throw unreadable('no Project')
    const texts = await textsOf(zip)
    return readProject(root, (path) => texts.get(keyOf(path)))
  },
}

/** Only what can be read here: films and pictures are passed over, not inflated. */
async function textsOf({ entries }: Zip): Promise<Map<string, Uint8Array>> {
  const texts = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const key = keyOf(entry.name)
    if (key.endsWith('.txt') && !texts.has(key)) texts.set(key, await entry.read())
  }
  return texts
}

/** `internal://GUID.txt` is `sources/GUID.txt`; some write `Sources`. */
const keyOf = (path: string): string =>
  path
    .replace(/^(?:internal|relative):\/\//, '')
    .toLowerCase()
    .replace(/^sources\//, '')

interface Codes {
  themes: ForeignTheme[]
  paths: Map<string, string[]>
}

function codesOf(codebook: XmlElement | undefined): Codes {
  const found: Codes = { themes: [], paths: new Map() }
  const walk = (code: XmlElement, above: string[]): void => {
    const { name = '', guid = '', color } = code.attributes
    const path = [...above, name]
    found.paths.set(guid, path)
    found.themes.push({ path, definition: descriptionOf(code) ?? '', color })
    for (const child of childrenOf(code, 'Code')) walk(child, path)
  }
  for (const code of childrenOf(childOf(codebook, 'Codes'), 'Code')) walk(code, [])
  return found
}

const descriptionOf = (node: XmlElement): string | undefined => {
  const text = wordsOf(childOf(node, 'Description')).trim()
  return text === '' ? undefined : text
}

interface Project {
  codes: Codes
  users: Map<string, string>
  notes: Map<string, string>
  /** Code GUIDs have paths, and `a/b` would be two themes: tags go as paths joined by a slash that no name has. */
  tagsOf: (selection: XmlElement) => string[]
}

const TEXTS: ReadonlySet<string> = new Set(['TextSource'])
/** Every element of these names below one, in the order of the text. */
const below = (node: XmlElement, names: ReadonlySet<string>): XmlElement[] =>
  childrenOf(node).flatMap((child) => [...(names.has(child.name) ? [child] : []), ...below(child, names)])

const PARTS: ReadonlySet<string> = new Set(['Representation', 'Transcript'])
const OTHER_SELECTIONS: ReadonlySet<string> = new Set([
  ...['PDFSelection', 'PictureSelection', 'AudioSelection', 'VideoSelection'],
])

function readProject(root: XmlElement, file: (path: string) => Uint8Array | undefined): ForeignRead {
  const codes = codesOf(childOf(root, 'CodeBook'))
  const users = new Map(
    childrenOf(childOf(root, 'Users'), 'User').map(({ attributes }) => [
      attributes['guid'] ?? '',
      attributes['name'] ?? '',
    ]),
  )
  const notes = new Map(
    childrenOf(childOf(root, 'Notes'), 'Note').map((note) => [
      note.attributes['guid'] ?? '',
      noteText(note, file),
    ]),
  )
  const tagsOf = (selection: XmlElement): string[] =>
    childrenOf(selection, 'Coding').flatMap((coding) => {
      const path = codes.paths.get(childOf(coding, 'CodeRef')?.attributes['targetGUID'] ?? '')
      return path ? [path.map((name) => name.replaceAll('/', '／')).join('/')] : []
    })
  const project: Project = { codes, users, notes, tagsOf }
  const texts: { name: string; bytes: Uint8Array }[] = []
  const annotations: ForeignAnnotation[] = []
  const sources = childOf(root, 'Sources')
  for (const source of childrenOf(sources)) {
    const parts = TEXTS.has(source.name) ? [source] : below(source, PARTS)
    for (const part of parts) {
      const text = textOf(part, file)
      const name = fileName(part.attributes['name'] ?? source.attributes['name'] ?? '')
      if (text !== null) {
        const bytes = new TextEncoder().encode(text)
        texts.push({ name, bytes })
        const document = { fileName: name, sha256: createHash('sha256').update(bytes).digest('hex') }
        annotations.push(...selectionsOf(part, text, document, project))
      } else
        for (const selection of childrenOf(part, 'PlainTextSelection'))
          annotations.push(bare(selection, name, project))
    }
    const name = source.attributes['name'] ?? ''
    for (const selection of below(source, OTHER_SELECTIONS)) annotations.push(bare(selection, name, project))
    annotations.push(...onDocument(source, fileName(name), project))
  }
  return { origin: 'refi-qda', annotations, themes: codes.themes, links: linksOf(root, annotations), texts }
}

const fileName = (name: string): string => {
  const bare =
    name
      .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
      .trim()
      .slice(0, 150) || 'text'
  return /\.(?:txt|text|md)$/i.test(bare) ? bare : `${bare}.txt`
}

function textOf(part: XmlElement, file: (path: string) => Uint8Array | undefined): string | null {
  const inline = childOf(part, 'PlainTextContent')
  if (inline !== undefined) return wordsOf(inline)
  const bytes = file(part.attributes['plainTextPath'] ?? '')
  return bytes ? utf8(bytes).replace(/^\uFEFF/, '') : null
}

const noteText = (note: XmlElement, file: (path: string) => Uint8Array | undefined): string =>
  [note.attributes['name'] ?? '', textOf(note, file) ?? descriptionOf(note) ?? '']
    .filter((part) => part.trim() !== '')
    .join('\n\n')

const refsOf = (node: XmlElement): string[] =>
  childrenOf(node, 'NoteRef').map(({ attributes }) => attributes['targetGUID'] ?? '')

/** Description and notes of a selection; QualCoder and others name a selection by its own words, which say nothing new. */
const commentOf = (node: XmlElement, { notes }: Project): string | undefined => {
  const parts = [descriptionOf(node), ...refsOf(node).map((id) => notes.get(id))].filter(
    (part) => part !== undefined && part !== '',
  )
  return parts.length === 0 ? undefined : parts.join('\n\n')
}

const common = (node: XmlElement, { users }: Project) => ({
  origin: 'refi-qda',
  id: node.attributes['guid'] || idOf(JSON.stringify(node)),
  author: users.get(node.attributes['creatingUser'] ?? '') || undefined,
  created: node.attributes['creationDateTime'],
  modified: node.attributes['modifiedDateTime'],
})

/** How much of the text around a selection tells it from the same words elsewhere, in UTF-16 units. */
const AROUND = 32

function selectionsOf(
  part: XmlElement,
  text: string,
  document: ForeignDocument & { fileName: string },
  project: Project,
): ForeignAnnotation[] {
  const points = pointIndex(text)
  return childrenOf(part, 'PlainTextSelection').map((selection): ForeignAnnotation => {
    const [start, end] = [
      Number(selection.attributes['startPosition']),
      Number(selection.attributes['endPosition']),
    ]
    const [from, to] = [points(start), points(end)]
    const exact = text.slice(from, to)
    if (exact.trim() === '') return bare(selection, document.fileName, project)
    return {
      ...common(selection, project),
      document,
      quote: {
        exact,
        prefix: text.slice(Math.max(0, from - AROUND), from),
        suffix: text.slice(to, to + AROUND),
      },
      position: { start, end, unit: 'code-point' },
      comment: commentOf(selection, project),
      tags: project.tagsOf(selection),
      ...colorOf(selection, project),
    }
  })
}

/** UTF-16 offset of a code point of a text, for many of them in any order. */
function pointIndex(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => Math.min(Math.max(0, point), text.length)
  const offsets: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) offsets.push(at)
  return (point) => offsets[Math.max(0, point)] ?? text.length
}

/** The colour of its only code. */
function colorOf(selection: XmlElement, { codes, tagsOf }: Project): { color?: string } {
  const [tag, ...more] = tagsOf(selection)
  if (tag === undefined || more.length > 0) return {}
  const color = codes.themes.find(
    ({ path }) => path.map((name) => name.replaceAll('/', '／')).join('/') === tag,
  )?.color
  return color === undefined ? {} : { color }
}

/** A selection of an area, a time, or of a text that is not in the file: what it says is kept, on its document. */
const bare = (selection: XmlElement, name: string, project: Project): ForeignAnnotation => ({
  ...common(selection, project),
  document: { fileName: name, title: name },
  comment: commentOf(selection, project) ?? selection.attributes['name'],
  tags: project.tagsOf(selection),
})

/** Notes and codes of a whole document. */
function onDocument(source: XmlElement, name: string, project: Project): ForeignAnnotation[] {
  const comment = commentOf(source, project)
  const tags = project.tagsOf(source)
  if (comment === undefined && tags.length === 0) return []
  return [
    {
      ...common(source, project),
      id: `${source.attributes['guid'] ?? name}#document`,
      document: { fileName: name, title: name },
      comment,
      tags,
    },
  ]
}

function linksOf(root: XmlElement, annotations: readonly ForeignAnnotation[]): ForeignLink[] {
  const there = new Set(annotations.map(({ id }) => id))
  return childrenOf(childOf(root, 'Links'), 'Link').flatMap((link) => {
    const { guid = '', name = '', originGUID = '', targetGUID = '' } = link.attributes
    if (!there.has(originGUID) || !there.has(targetGUID)) return []
    return [
      {
        id: guid,
        from: originGUID,
        to: targetGUID,
        relation: name || 'background',
        note: descriptionOf(link),
      },
    ]
  })
}
