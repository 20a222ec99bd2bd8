/** Zips the same way every time, so that what is kept in test/golden can be made again. */
import { type Zippable, zipSync } from 'fflate'

/** @param files by path, in their order; a name that ends in `mimetype` is stored */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const packed: Zippable = {}
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    packed[name] = [bytes, { level: name === 'mimetype' ? 0 : 9, mtime: new Date(2026, 0, 1) }]
  }
  return zipSync(packed)
}
