import type { ReactElement } from 'react'
import styles from './first-start.module.css'

/** Lines of type: `count` lines of 5 px every 10 px. */
function Lines({ x, y, width, count }: { x: number; y: number; width: number; count: number }): ReactElement {
  return (
    <>
      {Array.from({ length: count }, (_, line) => (
        <rect
          key={line}
          className={styles.text}
          x={x}
          y={y + line * 10}
          // The last line of a paragraph is short, as set type is.
          width={line === count - 1 ? width * 0.6 : width}
          height={5}
          rx={1}
        />
      ))}
    </>
  )
}

/** A newspaper page in columns becomes two reports side by side, joined where they say the same. */
export function PagePicture(): ReactElement {
  return (
    <svg className={styles.picture} viewBox="0 0 440 190" role="presentation" aria-hidden>
      <rect className={styles.sheet} x={8} y={10} width={124} height={170} rx={4} />
      <rect className={styles.ink} x={22} y={24} width={96} height={9} rx={1} />
      <Lines x={22} y={44} width={28} count={6} />
      <Lines x={56} y={44} width={28} count={12} />
      <Lines x={90} y={44} width={28} count={5} />
      <rect className={styles.ink} x={22} y={112} width={28} height={6} rx={1} />
      <Lines x={22} y={124} width={28} count={5} />
      <rect className={styles.ink} x={90} y={102} width={28} height={6} rx={1} />
      <Lines x={90} y={114} width={28} count={6} />
      <path className={styles.arrow} d="M146 95h26m-7-7 7 7-7 7" />
      <rect className={styles.sheet} x={186} y={24} width={106} height={142} rx={6} />
      <rect className={styles.ink} x={200} y={38} width={66} height={8} rx={1} />
      <Lines x={200} y={56} width={78} count={3} />
      <rect className={styles.yellow} x={200} y={91} width={78} height={14} />
      <Lines x={200} y={95} width={78} count={6} />
      <rect className={styles.sheet} x={326} y={24} width={106} height={142} rx={6} />
      <rect className={styles.ink} x={340} y={38} width={72} height={8} rx={1} />
      <Lines x={340} y={56} width={78} count={5} />
      <rect className={styles.yellow} x={340} y={112} width={78} height={14} />
      <Lines x={340} y={116} width={78} count={4} />
      <path className={styles.ribbon} d="M292 91 C309 91 309 112 326 112 V126 C309 126 309 105 292 105Z" />
    </svg>
  )
}
