/** A page that goes on to `address` by itself, without script: where a redirect would not do. */
export function goOnPage(address: string): string {
  const safe = address.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<!doctype html><meta charset="utf-8"><title>Pressmark</title><meta http-equiv="refresh" content="0; url=${safe}">\n`
}
