/**
 * Lexical's serialized editor state, written without Lexical: notes from the command line and the sample
 * library are opened by the same editor as those typed. The shape is Lexical 0.52's; a test parses it there.
 */
import type { NoteNode, ReferenceKind } from '../../../shared/note/tree.ts'

interface TextNode {
  type: 'text'
  version: 1
  text: string
  format: 0
  detail: 0
  mode: 'normal'
  style: ''
}
interface LineBreakNode {
  type: 'linebreak'
  version: 1
}
type Inline = TextNode | LineBreakNode

const element = { version: 1, direction: null, format: '', indent: 0 } as const

const text = (value: string): TextNode => ({
  type: 'text',
  version: 1,
  text: value,
  format: 0,
  detail: 0,
  mode: 'normal',
  style: '',
})

/** Lines of one paragraph, a line break between each two. */
const inline = (lines: readonly string[]): Inline[] =>
  lines.flatMap((line, at) => [
    ...(at > 0 ? [{ type: 'linebreak', version: 1 } as const] : []),
    ...(line === '' ? [] : [text(line)]),
  ])

const paragraph = (lines: readonly string[]) => ({
  ...element,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children: inline(lines),
})

const spans = (content: string): Inline[] => inline(content.split('\n'))

/** A quotation; line ends stay line breaks. */
export const quoteNode = (content: string): NoteNode => ({
  ...element,
  type: 'quote',
  children: spans(content),
})

/** What the text names: a theme, a report, a note. */
export const referenceNode = (kind: ReferenceKind, id: string, name: string): NoteNode & { version: 1 } => ({
  ...{ type: 'reference', version: 1 },
  ...{ kind, id, text: name },
})

/** One paragraph of words and of what they name, a space between each two. */
export const textParagraph = (parts: readonly (string | NoteNode)[]): NoteNode => ({
  ...paragraph([]),
  children: parts.flatMap((part, at) => [
    ...(at > 0 ? [text(' ')] : []),
    ...(typeof part === 'string' ? spans(part) : [part]),
  ]),
})

const list = (items: readonly string[]) => ({
  ...element,
  type: 'list',
  listType: 'bullet',
  start: 1,
  tag: 'ul',
  children: items.map((item, at) => ({
    ...element,
    type: 'listitem',
    value: at + 1,
    children: inline([item]),
  })),
})

const BULLET = /^[-*•]\s+/

/**
 * Plain text as the editor's state, a JSON string: an empty line ends a paragraph, lines that begin with
 * `- ` are a list, other single line ends stay line breaks.
 */
export function plainTextToState(plain: string): string {
  const blocks = plain
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .flatMap((block) => toNodes(block.split('\n').filter((line) => line.trim() !== '')))
  const children = blocks.length > 0 ? blocks : [paragraph([])]
  return JSON.stringify({ root: { ...element, type: 'root', children } })
}

/** A block's lines as alternating runs of paragraph lines and list items. */
function toNodes(lines: readonly string[]): (ReturnType<typeof paragraph> | ReturnType<typeof list>)[] {
  const runs: { isList: boolean; lines: string[] }[] = []
  for (const line of lines) {
    const isList = BULLET.test(line.trimStart())
    const last = runs.at(-1)
    if (last?.isList === isList) last.lines.push(line)
    else runs.push({ isList, lines: [line] })
  }
  return runs.map((run) =>
    run.isList ? list(run.lines.map((line) => line.trimStart().replace(BULLET, ''))) : paragraph(run.lines),
  )
}
