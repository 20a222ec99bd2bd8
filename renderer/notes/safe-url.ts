const SCHEMES = ['http:', 'https:', 'mailto:']

/** True for addresses a note may link to: http, https, mailto. `javascript:` and relative ones are refused. */
export function isSafeUrl(url: string): boolean {
  try {
    return SCHEMES.includes(new URL(url).protocol)
  } catch {
    return false
  }
}

/** What a person types as an address, made whole: `example.org` → `https://example.org`. Null where it is none. */
export function completeUrl(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return null
  if (isSafeUrl(text)) return text
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`
  if (/^[^\s:/?#]+\.[^\s:/?#.]{2,}(:\d+)?([/?#]\S*)?$/.test(text)) return `https://${text}`
  return null
}
