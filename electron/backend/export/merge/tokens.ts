/**
 * A Markdown file cut into the parts a merge works with: paragraphs, list items, headings, fenced code, and what stands
 * between `%% begin … %%` and `%% end … %%`. Joined again they are the file, byte for byte.
 */
import { hash as digest } from 'node:crypto'

export interface Token {
  /** The line ends and blank lines before it. */
  before: string
  /** Without its last line end. */
  text: string
  hash: string
}

/** @param tail what stands behind the last token: line ends and blank lines */
export interface Cut {
  tokens: Token[]
  tail: string
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/
const HEADING = /^#{1,6}[ \t]/
const KEPT = /^[ \t]*%%[ \t]*begin[ \t]+(.+?)[ \t]*%%/

/** The same for texts that differ only in line ends and in white space at the ends of lines, which editors strip. */
export const hashText = (text: string): string =>
  digest('sha256', text.replaceAll(/[ \t\r]+(?=\n|$)/g, ''), 'base64url').slice(0, 16)

export function tokenize(text: string): Cut {
  const lines = text.split(/(?<=\n)/)
  const tokens: Token[] = []
  let before = ''
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!
    if (line.trim() === '') {
      before += line
      at++
      continue
    }
    const end = endOf(lines, at)
    const raw = lines.slice(at, end).join('')
    const body = raw.replace(/\r?\n$/, '')
    tokens.push({ before, text: body, hash: hashText(body) })
    before = raw.slice(body.length)
    at = end
  }
  return { tokens, tail: before }
}

/** The line after the token that begins at `start`. What is opened and never closed is an ordinary paragraph. */
function endOf(lines: readonly string[], start: number): number {
  const first = lines[start]!
  const name = KEPT.exec(first)?.[1]
  if (name !== undefined) {
    const close = lines.findIndex((line, at) => at >= start && isEnd(line, name))
    if (close >= 0) return close + 1
  }
  const closed = closeOfFence(lines, start)
  if (closed >= 0) return closed + 1
  if (HEADING.test(first)) return start + 1
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at]!
    if (line.trim() === '' || ITEM.test(line) || HEADING.test(line) || KEPT.test(line)) return at
    if (FENCE.test(line) && closeOfFence(lines, at) >= 0) return at
  }
  return lines.length
}

function isEnd(line: string, name: string): boolean {
  const at = line.lastIndexOf('%%', line.lastIndexOf('%%') - 1)
  return at >= 0 && line.slice(at + 2, line.lastIndexOf('%%')).trim() === `end ${name}`
}

function closeOfFence(lines: readonly string[], start: number): number {
  const fence = FENCE.exec(lines[start]!)?.[1]
  if (fence === undefined) return -1
  for (let at = start + 1; at < lines.length; at++) {
    const other = /^ {0,3}(`{3,}|~{3,})[ \t]*\r?\n?$/.exec(lines[at]!)?.[1]
    if (other && other[0] === fence[0] && other.length >= fence.length) return at
  }
  return -1
}

/** Block ids at ends of lines, as Obsidian reads them. */
export const idsIn = (text: string): string[] =>
  Array.from(text.matchAll(/(?:^|[ \t])\^((?:h|pm)-[A-Za-z0-9-]+)[ \t\r]*$/gm), ([, id]) => id!)
