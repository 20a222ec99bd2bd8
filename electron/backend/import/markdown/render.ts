/** Markdown as the HTML that is read on: what HTML would lose of it stays as it is written. */
import MarkdownIt, { type Token } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { powersKept } from '../../pages/emphasis.ts'
import { linkAddress } from '../html/addresses.ts'
import { footnotes } from './footnotes.ts'

export const parser = new MarkdownIt({ html: true }).use(cjkFriendly).use(powersKept).use(footnotes)
const { escapeHtml } = parser.utils

/** Elements that take all that follows for their own text when nothing closes them. */
const SWALLOWS =
  /<(title|textarea|iframe|noscript|xmp|noembed|noframes|plaintext|select|template|script|style|svg|math)\b/i
const LONE_TAG = /^<\/?[a-z][a-z0-9-]*(?:\s[^>]*)?>$/i

// A tag inside a line is one only where it cannot take the words behind it with it.
parser.renderer.rules.html_inline = (tokens, at) => {
  const { content } = tokens[at]!
  return LONE_TAG.test(content) && !SWALLOWS.test(content) && !/\s(?:hidden|style)\b/i.test(content)
    ? content
    : escapeHtml(content)
}
// HTML that ends in the middle, or in what swallows, is no HTML to a reader: its words stay.
parser.renderer.rules.html_block = (tokens, at) => {
  const { content } = tokens[at]!
  return isCut(content) ? `<pre>${escapeHtml(content)}</pre>\n` : content
}
// Addresses beside this file lead nowhere here: the link stays as it is written.
parser.renderer.rules.link_open = (tokens, at, options, _env, renderer) =>
  isLink(tokens[at]!) ? renderer.renderToken(tokens, at, options) : '['
parser.renderer.rules.link_close = (tokens, at, options, _env, renderer) => {
  const open = openOf(tokens, at)
  if (!open || isLink(open)) return renderer.renderToken(tokens, at, options)
  const title = attribute(open, 'title')
  return escapeHtml(`](${decoded(attribute(open, 'href'))}${title ? ` "${title}"` : ''})`)
}
parser.renderer.rules.image = (tokens, at, options, env, renderer) => {
  const token = tokens[at]!
  const alt = renderer.renderInlineAsText(token.children ?? [], options, env).trim()
  const title = attribute(token, 'title').trim()
  const words = title === '' || title === alt ? alt : [alt, title].filter(Boolean).join(' · ')
  return `<img src="${escapeHtml(decoded(attribute(token, 'src')))}" alt="${escapeHtml(words)}">`
}

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '')
const isLink = (open: Token): boolean => linkAddress(attribute(open, 'href')) !== null

function openOf(tokens: readonly Token[], close: number): Token | undefined {
  let depth = 0
  for (let at = close; at >= 0; at--) {
    const { type } = tokens[at]!
    if (type === 'link_close') depth++
    if (type === 'link_open' && --depth === 0) return tokens[at]
  }
  return undefined
}

/** As it is written in the file, where markdown-it made an address of it. */
function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

function isCut(html: string): boolean {
  // Programs (`<?php`) are no elements either.
  if (/<[a-z!?/][^>]*$|^\s*<(?:\?|![a-z[])/i.test(html)) return true
  const [, name] = SWALLOWS.exec(html) ?? []
  return name !== undefined && !html.toLowerCase().includes(`</${name.toLowerCase()}`)
}

/** Whether HTML in a block of its own must be read by itself: what it leaves open must not reach what follows. */
export const standsAlone = (html: string): boolean =>
  SWALLOWS.test(html) || !/<\/?(?:table|t[rhd]|thead|tbody|[uod]l|li|d[td])\b/i.test(html)
