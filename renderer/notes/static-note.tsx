import { createElement, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteContent } from './note-saver.ts'
import {
  childrenOf,
  FORMAT,
  isReferenceKind,
  readState,
  textOfBlocks,
  textOfNode,
  type NoteNode,
} from '../../shared/note/tree.ts'
import { ConflictMark, Passage, Reference } from './named.tsx'
import { NoteLink } from './note-link.tsx'
import { isSafeUrl } from './safe-url.ts'
import styles from './note.module.css'

/** Its own words, and the element of its headings. */
type Words = { checked: string; unchecked: string; heading: 'h2' | 'h4' }

/** A stored note as plain React elements: no editor, no HTML strings. What it does not know shows its text. */
export function StaticNote({
  note,
  lang,
  level = 4,
}: {
  note: NoteContent
  lang?: string
  /** Of its headings: 4 below a card's own heading, 2 where the note is the page. */
  level?: 2 | 4
}): ReactElement {
  const { t } = useTranslation('notes')
  // Of a state that says nothing while its text does, the text is shown.
  const state = readState(note.state)
  const nodes = state && (note.text.trim() === '' || textOfBlocks(state).trim() !== '') ? state : null
  const words: Words = {
    ...{ checked: t('checked'), unchecked: t('unchecked') },
    heading: level === 2 ? 'h2' : 'h4',
  }
  return (
    <div className={styles.note} {...(lang ? { lang } : {})}>
      {nodes
        ? nodes.map((node, at) => renderNode(node, at, words))
        : note.text.split('\n').map((line, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines of one text that never reorder
            <p key={at} className={styles.paragraph}>
              {line}
            </p>
          ))}
    </div>
  )
}

const renderAll = (node: NoteNode, words: Words): ReactNode[] =>
  childrenOf(node).map((child, at) => renderNode(child, at, words))

const hasBlock = (node: NoteNode): boolean => childrenOf(node).some((child) => child.type === 'list')

function renderNode(node: NoteNode, key: number, words: Words): ReactNode {
  switch (node.type) {
    case 'text':
      return renderText(node, key)
    case 'linebreak':
      return <br key={key} />
    case 'tab':
      return '\t'
    case 'paragraph':
      return (
        <p key={key} className={styles.paragraph}>
          {renderAll(node, words)}
        </p>
      )
    case 'heading': {
      // One level for all: the outline of the window stays whole.
      const Heading = words.heading
      return (
        <Heading
          key={key}
          className={node.tag === 'h1' ? styles.h1 : node.tag === 'h2' ? styles.h2 : styles.h3}
        >
          {renderAll(node, words)}
        </Heading>
      )
    }
    case 'quote':
      return (
        <blockquote key={key} className={styles.quote}>
          {renderAll(node, words)}
        </blockquote>
      )
    case 'list':
      return renderList(node, key, words)
    case 'link':
    case 'autolink':
      return node.url && isSafeUrl(node.url) ? (
        <NoteLink key={key} url={node.url}>
          {renderAll(node, words)}
        </NoteLink>
      ) : (
        <span key={key}>{renderAll(node, words)}</span>
      )
    case 'code':
      return (
        <pre key={key} className={styles.codeBlock}>
          <code>{textOfNode(node)}</code>
        </pre>
      )
    case 'table':
      return renderTable(node, key, words)
    case 'reference':
      return isReferenceKind(node.kind) && node.id ? (
        <Reference key={key} kind={node.kind} id={node.id} name={node.text ?? ''} />
      ) : (
        <span key={key}>{node.text}</span>
      )
    case 'passage':
      return (
        <Passage
          key={key}
          reportId={node.reportId ?? ''}
          ranges={Array.isArray(node.ranges) ? node.ranges : []}
          quote={node.text ?? ''}
          title={node.title ?? ''}
        />
      )
    case 'conflict':
      return <ConflictMark key={key} />
    case 'horizontalrule':
      return <hr key={key} />
    default:
      return <span key={key}>{typeof node.text === 'string' ? node.text : renderAll(node, words)}</span>
  }
}

function renderText(node: NoteNode, key: number): ReactNode {
  const format = typeof node.format === 'number' ? node.format : 0
  const wrap = (bit: number, tag: string, inner: ReactNode, className?: string): ReactNode =>
    format & bit ? createElement(tag, className ? { className } : null, inner) : inner
  let shown: ReactNode = node.text ?? ''
  shown = wrap(FORMAT.code, 'code', shown, styles.code)
  shown = wrap(FORMAT.underline, 'u', shown)
  shown = wrap(FORMAT.strikethrough, 's', shown)
  shown = wrap(FORMAT.italic, 'em', shown)
  shown = wrap(FORMAT.bold, 'strong', shown)
  return <span key={key}>{shown}</span>
}

function renderList(node: NoteNode, key: number, words: Words): ReactNode {
  const isCheck = node.listType === 'check'
  const items = childrenOf(node).map((item, at) => {
    const state = item.checked ? words.checked : words.unchecked
    return (
      <li
        // oxlint-disable-next-line react/no-array-index-key -- items of one text that never reorder
        key={at}
        {...(node.listType === 'number' && item.value ? { value: item.value } : {})}
        className={[
          styles.item,
          hasBlock(item) ? styles.nested : isCheck && (item.checked ? styles.checked : styles.unchecked),
        ]
          .filter(Boolean)
          .join(' ')}
      >
        {isCheck && !hasBlock(item) ? <span className={styles.state}>{state}: </span> : null}
        {renderAll(item, words)}
      </li>
    )
  })
  return node.listType === 'number' ? (
    <ol key={key} className={styles.numbers} start={node.start ?? 1}>
      {items}
    </ol>
  ) : (
    <ul key={key} className={isCheck ? styles.checks : styles.bullets}>
      {items}
    </ul>
  )
}

function renderTable(node: NoteNode, key: number, words: Words): ReactNode {
  const rows = childrenOf(node).map((row, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- rows of one text that never reorder
    <tr key={at}>
      {childrenOf(row).map((cell, column) => {
        const Tag = cell.headerState ? 'th' : 'td'
        return (
          <Tag
            // oxlint-disable-next-line react/no-array-index-key -- cells of one row that never reorder
            key={column}
            className={cell.headerState ? `${styles.cell} ${styles.headCell}` : styles.cell}
            {...(cell.colSpan && cell.colSpan > 1 ? { colSpan: cell.colSpan } : {})}
            {...(cell.rowSpan && cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {})}
          >
            {renderAll(cell, words)}
          </Tag>
        )
      })}
    </tr>
  ))
  return (
    <div key={key} className={styles.tableFrame}>
      <table className={styles.table}>
        <tbody>{rows}</tbody>
      </table>
    </div>
  )
}
