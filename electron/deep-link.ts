/**
 * `pressmark://report/<id>` and `pressmark://report/<id>#<highlight id>`: what other programs may ask of us. Any page
 * can write such an address, so it may only show something of the library: ids and nothing else come through.
 */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A report to open, and the highlight in it to go to. */
export interface DeepLink {
  report: string
  highlight: string | null
}

export const LINK_SCHEME = 'pressmark'

/** What an address asks for; null where it is none of ours or asks for anything else. */
export function readDeepLink(address: string): DeepLink | null {
  const url = address.length <= 200 ? URL.parse(address) : null
  if (url?.protocol !== `${LINK_SCHEME}:` || url.host !== 'report') return null
  if (url.search !== '' || url.username !== '' || url.password !== '' || url.port !== '') return null
  const report = url.pathname.slice(1)
  const highlight = url.hash === '' ? null : url.hash.slice(1)
  if (!UUID.test(report) || (highlight !== null && !UUID.test(highlight))) return null
  return { report: report.toLowerCase(), highlight: highlight?.toLowerCase() ?? null }
}

/** The first link among the arguments of a start: Windows and Linux hand it over there. */
export function linkAmong(args: readonly string[]): DeepLink | null {
  for (const arg of args) {
    const link = readDeepLink(arg)
    if (link) return link
  }
  return null
}
