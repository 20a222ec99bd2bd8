/**
 * Text into Markdown so that it reads back as the same text: in CommonMark, and in vaults that also know
 * #tags, ==marks==, $formulas$, %%comments%% and key:: value fields.
 */
import type { ReferenceKind } from '../../../shared/note/tree.ts'
import type { Inline } from './note-tree.ts'

const SPECIAL = /[\\`*_[\]<>~$^#|]|={2,}|%{2,}|:{2,}|&/g
/** Most passages have nothing of either: one look instead of two replacements. */
const ANY = /[\\`*_[\]<>~$^#|&]|={2}|%{2}|:{2}|https?:/
const URL_IN_TEXT = /https?:\/\/[\w\-./?=%+,@]+/g

/** What would be read as a format inside an address: `_` that does not stand between letters, marks, comments. */
const FORMAT_IN_URL = /(?<![A-Za-z0-9_])_|_(?![A-Za-z0-9_])|={2}|%{2}/

/**
 * Escapes running text. Addresses stay as they are: a backslash inside one would become part of it. Those that would
 * be read as formatted (`…/_next_`) are put between angle brackets, where nothing is; with percent signs, which
 * readers show decoded there, they are escaped like other text.
 */
export function escapeText(text: string): string {
  if (!ANY.test(text)) return text
  let out = ''
  let at = 0
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const [url] = match
    const safe = !FORMAT_IN_URL.test(url) ? url : url.includes('%') ? escapePlain(url) : `<${url}>`
    out += escapePlain(text.slice(at, match.index)) + safe
    at = match.index + match[0].length
  }
  return out + escapePlain(text.slice(at))
}

const escapePlain = (text: string): string =>
  text.replaceAll(SPECIAL, (found) => Array.from(found, (char) => `\\${char}`).join(''))

/** Escapes what would open a block at the start of a line: a list, a rule, a table, indented code. */
export function escapeLineStart(line: string): string {
  if (!/^[ \t\-+=\d]/.test(line)) return line
  return line
    .replace(/^[ \t]+/, '')
    .replace(/^([-+])(?=\s|$|-)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^=(?=\s*$)/, '\\=')
}

/** A run of formatted text as Markdown, line starts escaped. Hard breaks are two spaces and a newline. */
export function inlineMarkdown(
  inlines: Inline[],
  nameOf: (kind: ReferenceKind, id: string, name: string) => string | undefined = () => undefined,
): string {
  const merged = mergeAlike(inlines)
  const written = merged.map((inline, i) => {
    const { reference } = inline
    const name = reference && nameOf(reference.kind, reference.id, inline.text)
    return name ?? writeRun(inline, merged[i - 1], merged[i + 1])
  })
  return written
    .join('')
    .split('\n')
    .map((line) => escapeLineStart(line).replace(/ +$/, ''))
    .join('  \n')
}

function writeRun(inline: Inline, before: Inline | undefined, after: Inline | undefined): string {
  if (inline.kind === 'break') return '\n'
  const [, lead = '', core = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(inline.text) ?? []
  if (core === '') return inline.text
  const prev = lead === '' ? edge(before, -1) : ' '
  const next = trail === '' ? edge(after, 0) : ' '
  const crowded = (lead === '' && isFormatted(before)) || (trail === '' && isFormatted(after))
  // In the words of a link an address is no address.
  const escape = inline.url === null ? escapeText : escapePlain
  let text = inline.code ? codeSpan(core) : escape(core)
  // What the next marker would stand beside: a tag or another marker counts as punctuation.
  let beside = text
  const wrap = (on: boolean, marker: string, tag: string): void => {
    if (!on) return
    const fits = marker !== '' && !crowded && !inline.code && flanks(beside, prev, next)
    text = fits ? marker + text + marker : `<${tag}>${text}</${tag}>`
    // Only `*` and `**` run together into one delimiter.
    if (!fits || !marker.startsWith('*')) beside = '<>'
  }
  wrap(inline.sub, '', 'sub')
  wrap(inline.sup, '', 'sup')
  wrap(inline.underline, '', 'u')
  wrap(inline.mark, '==', 'mark')
  wrap(inline.strike, '~~', 'del')
  wrap(inline.italic, '*', 'em')
  wrap(inline.bold, '**', 'strong')
  return lead + (inline.url === null ? text : link(text, inline.url)) + trail
}

/** Marks text with `==`, or with `<mark>` where the marks would not be read as such beside these neighbours. */
export function markText(text: string, prev: string, next: string): string {
  const escaped = escapeText(text)
  return flanks(escaped, prev, next) ? `==${escaped}==` : `<mark>${escaped}</mark>`
}

/**
 * CommonMark's flanking rule: a marker beside punctuation counts only if white space or punctuation stands on
 * its other side. Chinese breaks it all the time (这是**“重点”**的话), so such runs become HTML tags.
 */
function flanks(core: string, prev: string, next: string): boolean {
  const soft = (char: string): boolean => char === '' || /[\s\p{P}\p{S}]/u.test(char)
  const first = Array.from(core)[0] ?? ''
  const last = Array.from(core).at(-1) ?? ''
  if (/\s/.test(first) || /\s/.test(last)) return false
  return (!soft(first) || soft(prev)) && (!soft(last) || soft(next))
}

const isFormatted = (inline: Inline | undefined): boolean =>
  inline !== undefined &&
  (inline.bold || inline.italic || inline.strike || inline.mark || inline.code || inline.url !== null)

function edge(inline: Inline | undefined, at: 0 | -1): string {
  if (inline === undefined || inline.kind === 'break') return ''
  return Array.from(inline.text).at(at) ?? ''
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return fence + pad + text + pad + fence
}

/** Only addresses that a reader can safely follow become links; others are written out beside the text. */
function link(text: string, url: string): string {
  if (!isSafeUrl(url)) return `${text} (${escapeText(url)})`
  return `[${text}](<${url.replaceAll(/[<>\s\\]/g, (char) => encodeURIComponent(char))}>)`
}

/** http, https and mailto. */
export const isSafeUrl = (url: string): boolean => /^(https?:\/\/|mailto:)/i.test(url)

function mergeAlike(inlines: Inline[]): Inline[] {
  const key = (inline: Inline): string => JSON.stringify({ ...inline, text: '' })
  const merged: Inline[] = []
  for (const inline of inlines) {
    const last = merged.at(-1)
    if (last?.kind === 'text' && inline.kind === 'text' && key(last) === key(inline))
      merged[merged.length - 1] = { ...last, text: last.text + inline.text }
    else if (inline.kind === 'break' || inline.text !== '') merged.push(inline)
  }
  return merged
}
