import { LONGEST_PAGE, splitLong } from './long.ts'
import { isMarkdownDocument, splitMarkdown } from './markdown.ts'
import { splitNewspaper } from './newspaper.ts'
import type { SplitOptions, SplitPage } from './page.ts'

/**
 * Splits canonical text into reports. `.md` and `.markdown` files that people wrote are read as Markdown (when they come in: import/markdown); all else,
 * also a newspaper page whose OCR put Markdown marks, is put together by evidence. Every character that is no white
 * space and no Markdown mark is in exactly one block or in `furniture`. Ranges are UTF-16 code units. Never throws:
 * what does not fit together is one report; blank text is none.
 */
export function splitPage(text: string, options: SplitOptions = {}): SplitPage {
  const fileName = options.fileName ?? null
  const markdown = fileName !== null && /\.(?:md|markdown)$/i.test(fileName)
  if (markdown && isMarkdownDocument(text)) return splitMarkdown(text, options)
  return text.length > LONGEST_PAGE ? splitLong(text, options) : splitNewspaper(text, options)
}
