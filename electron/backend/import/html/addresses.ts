/** Addresses in documents: what may become a link, and what a picture is called by. Nothing is ever fetched. */
import type { HtmlElement } from './dom.ts'

const LINKS = new Set(['http:', 'https:', 'mailto:'])
const LONGEST_LINK = 4096
const LONGEST_NAME = 1000

/** An address that may be a link, in full; null for scripts, files, data and what leads nowhere. */
export function linkAddress(href: string | null, base?: string): string | null {
  if (href === null || href.length > LONGEST_LINK) return null
  const url = URL.parse(href.trim(), base)
  return url && LINKS.has(url.protocol) && url.href.length <= LONGEST_LINK ? url.href : null
}

/** A picture's address, also one that a script would have put in its place; empty where it has none that says anything. */
export function imageAddress(image: HtmlElement, base?: string): string {
  const named = [
    'data-src',
    'data-original',
    'data-original-src',
    'data-lazy-src',
    'src',
    'data',
    'href',
    'xlink:href',
  ]
  const found = named
    .map((name) => image.getAttribute(name)?.trim() ?? '')
    .find((address) => address !== '' && !/^(?:data|javascript|vbscript|about|blob):/i.test(address))
  const address = found ?? image.getAttribute('srcset')?.trim().split(/\s+/, 1)[0] ?? ''
  if (/^(?:data|javascript|vbscript|about|blob):/i.test(address)) return ''
  return (linkAddress(address, base) ?? address).slice(0, LONGEST_NAME)
}

/** The last part of an address, as a name to read. */
export function nameOf(address: string): string {
  const path = address.replace(/[?#].*$/, '').replace(/\/+$/, '')
  const last = path.slice(path.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
