/** The document's archive made the same each time: the library that writes it puts in the present and random names. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** Every entry bears this time (local, as zip has it). */
const WRITTEN = new Date(2000, 0, 1)

/** @param made when the document was made, ISO 8601 */
export function settleDocx(bytes: Uint8Array, made: string): Uint8Array {
  const entries: Zippable = {}
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1))
  // Names of relations are random; the document names them in the order in which they stand in it.
  const names = new Map<string, string>()
  const main = parts.find(([name]) => name === 'word/document.xml')?.[1]
  for (const [, id = ''] of (main ? strFromU8(main) : '').matchAll(/r:id="(rId[^"]+)"/g))
    if (!names.has(id)) names.set(id, `rIdL${names.size + 1}`)
  // Bookmarks are counted over all documents of the process.
  const marks = new Map<string, number>()
  const instant = `${made.slice(0, 19)}Z`
  for (const [name, data] of parts) {
    let settled = data
    if (name === 'docProps/core.xml')
      settled = strToU8(
        strFromU8(data).replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`),
      )
    if (name === 'word/document.xml' || name === 'word/_rels/document.xml.rels')
      settled = strToU8(
        strFromU8(data)
          .replaceAll(/\b(r:id|Id)="(rId[^"]+)"/g, (whole, key: string, id: string) => {
            const other = names.get(id)
            return other === undefined ? whole : `${key}="${other}"`
          })
          .replaceAll(
            /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)"/g,
            (_, before: string, id: string) => {
              if (!marks.has(id)) marks.set(id, marks.size + 1)
              return `${before}${marks.get(id)}"`
            },
          ),
      )
    entries[name] = [settled, { mtime: WRITTEN }]
  }
  return zipSync(entries)
}
