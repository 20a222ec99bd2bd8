/** What a page and its reports say of themselves, read again after a hand has been there. */
import type { Block } from '../../../shared/model/report.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { type Details, withDetails } from './details.ts'
import { readFrontMatter } from './front-matter.ts'
import { splitPage } from './index.ts'
import { withFrontMatter } from './markdown.ts'
import { NO_DETAILS, type PageFacts, type SplitPage } from './page.ts'

/** A masthead stands at a page's head: UTF-16 units of it that are read for one. */
const HEAD = 20_000

/** The details of a report as its blocks tell them. @param file its name, and whether the report is the only one in it */
export function detailsAgain(
  text: string,
  blocks: readonly Block[],
  page: PageFacts,
  file: { fileName: string; only: boolean },
): Details & { title: string | null } {
  const headline = blocks.find(({ kind }) => kind === 'title')
  const report = withDetails(
    text,
    {
      title: headline ? showBlock(text, headline).text : null,
      ...{ byline: null, dateline: null, ...NO_DETAILS },
      ...{ language: 'und', blocks: [...blocks] },
    },
    page,
  )
  const isMarkdown = file.only && /\.(?:md|markdown)$/i.test(file.fileName)
  return isMarkdown ? withFrontMatter(report, readFrontMatter(text)) : report
}

/** Paper, date, page number and edition as masthead, file name and datelines tell them. */
export function pageAgain(
  text: string,
  fileName: string,
): Pick<SplitPage, 'publication' | 'published' | 'pageLabel' | 'edition' | 'origins'> {
  return splitPage(text.slice(0, HEAD), { fileName })
}
