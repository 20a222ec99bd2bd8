import type { CSSProperties, ReactElement } from 'react'
import type { BlockKind, ShownBlock, ShownPage } from '../../shared/model/report.ts'
import { FootnoteBlock, ImageBlock, TableBlock } from './marked-blocks.tsx'
import { MarkedText } from './marked-text.tsx'
import marks from './marks.module.css'
import styles from './report-view.module.css'

const CLASSES: Record<
  Exclude<BlockKind, 'title' | 'subhead' | 'quote' | 'footnote' | 'image'>,
  string | undefined
> = {
  kicker: styles.kicker,
  label: styles.kicker,
  byline: styles.byline,
  dateline: styles.byline,
  paragraph: styles.paragraph,
  list: styles.list,
  table: styles.table,
  caption: styles.caption,
  credit: styles.credit,
  continuation: styles.continuation,
  code: marks.code,
  furniture: styles.furniture,
}
/** Below the headline, which is an `h2`. */
const HEADINGS = ['h3', 'h3', 'h4', 'h5', 'h6', 'h6'] as const
const NO_PAGES: readonly ShownPage[] = []

/**
 * One block. Its element holds exactly the shown text and nothing else (save under `data-x`): offsets in it are offsets
 * in `block.text`. `headline`: the report's first title; further ones stand smaller below it. `depth`: of a list item, or
 * of what follows in one.
 */
export function BlockView({
  block,
  index,
  headline,
  depth = 0,
  pages = NO_PAGES,
}: {
  block: ShownBlock
  index: number
  headline: boolean
  depth?: number
  pages?: readonly ShownPage[] | undefined
}): ReactElement {
  const words = <MarkedText text={block.text} marks={block.marks ?? []} pages={pages} />
  switch (block.kind) {
    case 'title':
      return headline ? (
        <h2 className={styles.headline} data-b={index}>
          {words}
        </h2>
      ) : (
        <p className={styles.deck} data-b={index}>
          {words}
        </p>
      )
    case 'subhead': {
      const level = block.marks?.find((mark) => mark.type === 'heading')?.level ?? 2
      const Heading = HEADINGS[level - 1] ?? 'h3'
      return (
        <Heading className={styles.subhead} data-b={index} data-level={level}>
          {words}
        </Heading>
      )
    }
    case 'quote':
      return (
        <blockquote className={styles.quote} data-b={index}>
          {words}
        </blockquote>
      )
    case 'footnote':
      return <FootnoteBlock block={block} index={index} pages={pages} />
    case 'image':
      return <ImageBlock block={block} index={index} pages={pages} />
    case 'list':
      return <ListBlock block={block} index={index} depth={depth} pages={pages} />
    case 'table':
      if (block.text.includes('\t')) return <TableBlock block={block} index={index} pages={pages} />
      break
    case 'code':
      return (
        <pre className={marks.code} data-b={index}>
          {words}
        </pre>
      )
  }
  return (
    <p className={CLASSES[block.kind]} data-b={index}>
      {words}
    </p>
  )
}

/** Its marker is drawn, not written: the text is the item's words alone. Without a mark it is text with its own. */
function ListBlock({
  block,
  index,
  depth,
  pages,
}: {
  block: ShownBlock
  index: number
  depth: number
  pages: readonly ShownPage[]
}): ReactElement {
  const item = block.marks?.find((mark) => mark.type === 'item')
  const marker = item && (item.number === null ? '•' : `${item.number}.`)
  return (
    <p
      className={styles.list}
      data-b={index}
      data-marker={marker}
      style={depth > 0 ? ({ '--depth': Math.min(depth, 6) } as CSSProperties) : undefined}
    >
      <MarkedText text={block.text} marks={block.marks ?? []} pages={pages} />
    </p>
  )
}

/** How deep each block of lists stands; what follows in an item without a marker stands as deep as the item. */
export function depthsOf(blocks: readonly ShownBlock[]): number[] {
  let depth = 0
  return blocks.map((block) => {
    if (block.kind !== 'list') depth = 0
    depth = block.marks?.find((mark) => mark.type === 'item')?.depth ?? depth
    return depth
  })
}
