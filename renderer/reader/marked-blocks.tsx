/** Blocks that are more than a line of words: tables, pictures that are not shown, footnotes. */
import { CornerLeftUp, Image } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mark } from '../../shared/model/markup.ts'
import type { ShownBlock, ShownPage } from '../../shared/model/report.ts'
import { MarkedText } from './marked-text.tsx'
import styles from './marks.module.css'

interface Props {
  block: ShownBlock
  index: number
  pages: readonly ShownPage[]
}

const find = <T extends Mark['type']>(block: ShownBlock, type: T): Extract<Mark, { type: T }> | undefined =>
  block.marks?.find((mark): mark is Extract<Mark, { type: T }> => mark.type === type)

/** More columns than this may not fit: the table can be scrolled sideways, also by keys. */
const MANY_COLUMNS = 7

/** Rows are lines, cells are parted by tabs; each stands at the end of its cell, where it takes no room. */
export function TableBlock({ block, index, pages }: Props): ReactElement {
  const { text, marks = [] } = block
  const header = find(block, 'table')?.header ?? 0
  const rows: [start: number, end: number][][] = []
  let at = 0
  for (const line of text.split('\n')) {
    const cells: [number, number][] = []
    for (const cell of line.split('\t')) {
      cells.push([at, Math.min(text.length, at + cell.length + 1)])
      at += cell.length + 1
    }
    rows.push(cells)
  }
  const columns = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  const isWide = columns > MANY_COLUMNS
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <div className={styles.tableFrame} {...(isWide ? { tabIndex: 0 } : {})}>
      <table className={styles.table} data-b={index}>
        <tbody>
          {rows.map((cells, r) => (
            <tr key={cells[0]![0]}>
              {cells.map(([start, end], c) => {
                const words = (
                  <MarkedText
                    text={text}
                    marks={marks}
                    start={start}
                    end={end}
                    pages={r + c === 0 ? pages : []}
                  />
                )
                // A short row's last cell reaches to the edge.
                const span = c === cells.length - 1 ? columns - c : 1
                return r < header ? (
                  <th key={start} scope="col" colSpan={span}>
                    {words}
                  </th>
                ) : (
                  <td key={start} colSpan={span}>
                    {words}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A picture that was not kept: its words, and where it was. Nothing is loaded. */
export function ImageBlock({ block, index, pages }: Props): ReactElement {
  const { t } = useTranslation('reader')
  const address = find(block, 'image')?.address ?? ''
  const isLink = /^https?:/.test(address)
  return (
    <p className={styles.image} data-b={index}>
      <span data-x="" className={styles.icon}>
        <Image aria-label={t('picture')} role="img" />
      </span>
      <MarkedText text={block.text} marks={block.marks ?? []} pages={pages} />
      {address === '' || address === block.text ? null : (
        <span data-x="" className={styles.address}>
          {isLink ? (
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see Lead
            <span role="link" tabIndex={0} data-href={address}>
              {address}
            </span>
          ) : (
            address
          )}
        </span>
      )}
    </p>
  )
}

/** A footnote, with the way back to what called it. */
export function FootnoteBlock({ block, index, pages }: Props): ReactElement {
  const { t } = useTranslation('reader')
  const note = find(block, 'note')
  const number = find(block, 'item')?.number
  return (
    <p className={styles.footnote} data-b={index} data-marker={number ? `${number}.` : undefined}>
      <MarkedText text={block.text} marks={block.marks ?? []} pages={pages} />
      {note ? (
        <span data-x="">
          <button type="button" className={styles.back} data-note-back={note.id} aria-label={t('backToText')}>
            <CornerLeftUp aria-hidden />
          </button>
        </span>
      ) : null}
    </p>
  )
}
