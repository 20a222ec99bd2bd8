/** EPUB books. */
import type { ImportFormat } from '../format.ts'

export const epub: ImportFormat = {
  id: 'epub',
  mediaType: 'application/epub+zip',
  extensions: ['.epub'],
  fits: (head) => head[0] === 0x50 && head[1] === 0x4b,
  async read(bytes) {
    const { readBook } = await import('./read-book.ts')
    return readBook(bytes)
  },
}
