/** Every hostile file there is, of all formats that come in: one list, for the importer, the library and the window. */
import { HOSTILE_ARCHIVES } from './archives.ts'
import { bytesOf, type Hostile } from './hostile.ts'
import { HOSTILE_NAMES } from './names.ts'
import { HOSTILE_BOOKS, HOSTILE_WORD } from './packed.ts'
import { hostilePages } from './pages.ts'
import { HOSTILE_MAILS, HOSTILE_ODT, HOSTILE_PDF, HOSTILE_RTF, HOSTILE_TEXT } from './texts.ts'
import { hostileTrackers } from './trackers.ts'

/** @param beacon where the pages among them try to call */
export const hostileFiles = (beacon: string): Hostile[] => [
  ...hostilePages(beacon).map(({ name, html }) => ({ name, make: () => bytesOf(html), code: null })),
  ...hostileTrackers(beacon),
  ...HOSTILE_WORD,
  ...HOSTILE_BOOKS,
  ...HOSTILE_ODT,
  ...HOSTILE_RTF,
  ...HOSTILE_TEXT,
  ...HOSTILE_MAILS,
  ...HOSTILE_PDF,
  ...HOSTILE_ARCHIVES,
  ...HOSTILE_NAMES,
]
