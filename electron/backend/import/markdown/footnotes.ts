/** Footnotes as GitHub, Obsidian and Pandoc have them: `[^1]` in the text, `[^1]: …` anywhere; lines set in by four go on. */
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'

const DEFINED = /^\[\^([^\s\]]{1,100})\]:/
const CALLED = /\[\^([^\s\]]{1,100})\]/y
const INDENT = 4

interface NotesEnv {
  notes?: Set<string>
}

export function footnotes(md: MarkdownIt): void {
  // Before link definitions, which would take `[^1]: text` for an address; a paragraph ends where one begins.
  md.block.ruler.before('reference', 'footnote', define, { alt: ['paragraph', 'reference'] })
  md.inline.ruler.before('link', 'footnote_ref', call)
  const { escapeHtml } = md.utils
  // The roles are those by which the HTML importer knows notes.
  md.renderer.rules.footnote_open = (tokens, at) =>
    `<aside role="doc-footnote" id="${escapeHtml(idOf(tokens[at]!.info))}">\n`
  md.renderer.rules.footnote_close = () => '</aside>\n'
  md.renderer.rules.footnote_ref = (tokens, at) => {
    const { info } = tokens[at]!
    return `<a role="doc-noteref" href="#${encodeURIComponent(idOf(info))}">${escapeHtml(info)}</a>`
  }
}

const idOf = (label: string): string => `fn-${label}`

function define(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  const start = state.bMarks[line]! + state.tShift[line]!
  const found = DEFINED.exec(state.src.slice(start, state.eMarks[line]))
  // Set in by four it is code.
  if (!found || state.sCount[line]! - state.blkIndent >= INDENT) return false
  if (silent) return true
  const env = state.env as NotesEnv
  const label = found[1]!
  env.notes = (env.notes ?? new Set()).add(label)
  const open = state.push('footnote_open', 'aside', 1)
  open.info = label
  open.map = [line, line + 1]
  const before = {
    bMark: state.bMarks[line]!,
    tShift: state.tShift[line]!,
    sCount: state.sCount[line]!,
    parentType: state.parentType,
    blkIndent: state.blkIndent,
  }
  // What stands behind the colon is the note's first line, as what stands behind a `-` is an item's.
  const behind = start + found[0].length
  const rest = state.src.slice(behind, state.eMarks[line])
  state.bMarks[line] = behind
  state.tShift[line] = rest.length - rest.trimStart().length
  state.blkIndent += INDENT
  state.sCount[line] = state.blkIndent
  state.parentType = 'blockquote'
  state.md.block.tokenize(state, line, endLine)
  state.bMarks[line] = before.bMark
  state.tShift[line] = before.tShift
  state.sCount[line] = before.sCount
  state.parentType = before.parentType
  state.blkIndent = before.blkIndent
  // A note of nothing has no block that would have moved on.
  if (state.line <= line) state.line = line + 1
  open.map[1] = state.line
  state.push('footnote_close', 'aside', -1)
  return true
}

/** One that no note answers stays as it is written. */
function call(state: StateInline, silent: boolean): boolean {
  CALLED.lastIndex = state.pos
  const label = CALLED.exec(state.src)?.[1]
  if (label === undefined || !(state.env as NotesEnv).notes?.has(label)) return false
  if (!silent) state.push('footnote_ref', 'a', 0).info = label
  state.pos = CALLED.lastIndex
  return true
}
