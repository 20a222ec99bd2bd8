/** Writes the documents of test/golden/import that no editor is needed for: `node scripts/make-documents.ts`. */
import { writeFileSync } from 'node:fs'
import { ferryBook, harbourBook } from '../test/documents/harbour-book.ts'
import { harbourOdt } from '../test/documents/harbour-odt.ts'
import { harbourRtf } from '../test/documents/harbour-rtf.ts'
import { harbourWord } from '../test/documents/harbour-word.ts'

const DOCUMENTS = {
  'harbour.docx': harbourWord,
  'harbour.epub': harbourBook,
  'ferry.epub': ferryBook,
  'harbour.odt': harbourOdt,
  'harbour.rtf': harbourRtf,
}

for (const [name, make] of Object.entries(DOCUMENTS))
  writeFileSync(new URL(`../test/golden/import/${name}`, import.meta.url), make())
