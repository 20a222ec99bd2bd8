/**
 * Reports to lay out: our own (`material/*.txt`, the sample library), or those of pages whose truth is known.
 * A report here is whole: no column cuts it, nothing stands in it that is not its own.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BlockKind, Language } from '../../shared/model/report.ts'
import { detectLanguage } from '../../shared/text/language.ts'

export interface MadeBlock {
  kind: BlockKind
  text: string
}
export interface MadeReport {
  language: Language
  /** Reports with the same word are on the same subject. */
  subject: string
  title: string | null
  blocks: MadeBlock[]
}

/** The truth of a page: which lines (from 1) are which report's, in reading order; the scorer's gold has this shape. */
export interface TrueBlock {
  kind: string
  lines: number[]
}
export interface Truth {
  file: string
  reports: { title: string | null; blocks: TrueBlock[] }[]
  /** Repeats and furniture: no report has to have them. */
  anywhere?: number[]
}

const HERE = import.meta.dirname
const KIND = /^(subject|title|kicker|label|byline|subhead|caption|credit|list): (.*)$/
/** Kinds of other truths that the engine has no word for. */
const KINDS: Record<string, BlockKind> = { box: 'list' }

/** All our own reports: about seventy, of the three kinds of writing. */
export function ownReports(): MadeReport[] {
  const files = ['zh-Hans', 'zh-Hant', 'en'] as const
  return [
    ...files.flatMap((language) =>
      readFileSync(join(HERE, 'material', `${language}.txt`), 'utf8')
        .trim()
        .split(/\n\n+/)
        .map((text) => readReport(text, language)),
    ),
    ...truthReports(join(HERE, 'material/seeds.json'), join(HERE, '../../seeds/pages')),
  ]
}

function readReport(text: string, language: Language): MadeReport {
  const report: MadeReport = { language, subject: '', title: null, blocks: [] }
  for (const line of text.split('\n')) {
    const [, kind, rest = ''] = KIND.exec(line) ?? []
    if (kind === 'subject') report.subject = rest
    else if (kind === undefined) report.blocks.push({ kind: 'paragraph', text: line })
    else report.blocks.push({ kind: kind as BlockKind, text: rest })
    if (kind === 'title') report.title = rest
  }
  return report
}

/** The reports of pages with a truth beside them, mended; empty where the files are missing. */
export function truthReports(truthFile: string, folder: string): MadeReport[] {
  if (!existsSync(truthFile)) return []
  const { pages } = JSON.parse(readFileSync(truthFile, 'utf8')) as { pages: Truth[] }
  return pages.flatMap((page) => {
    const lines = readFileSync(join(folder, page.file), 'utf8').split('\n')
    return page.reports.map(({ title, blocks }): MadeReport => {
      const made = blocks.map((block) => ({
        kind: KINDS[block.kind] ?? (block.kind as BlockKind),
        text: mend(block.lines.map((line) => shown(lines[line - 1] ?? ''))),
      }))
      const language = detectLanguage(made.map((block) => block.text).join('\n'))
      // Headings to the front, what stands beside the text to where the maker puts such things.
      return { language, subject: title ?? '', title, blocks: made.filter(isWhole) }
    })
  })
}

/**
 * Whether a paragraph has its end. The real pages hold three whose other half is on no page; dealt out as if they
 * were whole they would stand beside text that a reader, too, would take for their other half.
 */
function isWhole({ kind, text }: MadeBlock): boolean {
  return kind !== 'paragraph' || /[。！？!?….：:；;”」』’）)》]$/u.test(text)
}

function shown(line: string): string {
  return line.replace(/^[#\s-]+/, '').replace(/[\s*]+$|\*\*/g, '')
}

/** Lines of one paragraph as one: Latin words get a space between, a hyphen at the line's end goes. */
function mend(lines: string[]): string {
  return lines.reduce((text, line) => {
    if (/[a-z]-$/i.test(text) && /^[a-z]/.test(line)) return text.slice(0, -1) + line
    return /[a-z,.;:"’”)0-9]$/i.test(text) && /^[a-z0-9"“(]/i.test(line) ? `${text} ${line}` : text + line
  })
}
