import type { ReactElement } from 'react'
import type { BlockKind, ShownBlock } from '../../shared/model/report.ts'
import styles from './report-view.module.css'

const CLASSES: Record<Exclude<BlockKind, 'title' | 'subhead' | 'quote'>, string | undefined> = {
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
  footnote: styles.credit,
  image: styles.caption,
  code: styles.table,
  furniture: styles.furniture,
}

/**
 * One block. Its element holds exactly the shown text and nothing else: offsets in it are offsets in
 * `block.text`. `headline`: the report's first title; further ones stand smaller below it.
 */
export function BlockView({
  block,
  index,
  headline,
}: {
  block: ShownBlock
  index: number
  headline: boolean
}): ReactElement {
  switch (block.kind) {
    case 'title':
      return headline ? (
        <h2 className={styles.headline} data-b={index}>
          {block.text}
        </h2>
      ) : (
        <p className={styles.deck} data-b={index}>
          {block.text}
        </p>
      )
    case 'subhead':
      return (
        <h3 className={styles.subhead} data-b={index}>
          {block.text}
        </h3>
      )
    case 'quote':
      return (
        <blockquote className={styles.quote} data-b={index}>
          {block.text}
        </blockquote>
      )
    default:
      return (
        <p className={CLASSES[block.kind]} data-b={index}>
          {block.text}
        </p>
      )
  }
}
