import { useEffect, useRef, type ReactElement } from 'react'
import { usePreferences } from '../../../ui/preferences.ts'
import { hoverBond } from '../beside-store.ts'
import { chooseBond } from '../actions.ts'
import { bondAt, mountCanvas, redraw, regather } from './board.ts'
import styles from './ribbons.module.css'

/** A press that moves farther than this drags the gutter, px. */
const CLICK = 4

/**
 * The ribbons between two panes. For the eye and the pointer only: the list in the side panel says the same to
 * screen readers and keys.
 */
export function RibbonCanvas({ leftId, rightId }: { leftId: string; rightId: string }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const preferences = usePreferences()
  const isShown = preferences['beside.ribbons']
  const fixed = preferences['beside.fixed']
  useEffect(() => mountCanvas(canvas.current!, leftId, rightId), [leftId, rightId])
  useEffect(() => redraw(), [isShown])
  useEffect(() => regather(), [fixed])
  useEffect(() => {
    const element = canvas.current!
    // The gutter is pressed, not the canvas: it also changes the panes' widths.
    const gutter = element.parentElement!
    const stop = new AbortController()
    const { signal } = stop
    let press: { x: number; y: number } | null = null
    const over = (event: PointerEvent): void => {
      const bond = event.buttons === 0 ? bondAt(element, event.clientX, event.clientY) : null
      gutter.toggleAttribute('data-over-ribbon', bond !== null)
      hoverBond(bond?.id ?? null)
    }
    gutter.addEventListener('pointermove', over, { signal })
    gutter.addEventListener('pointerleave', () => hoverBond(null), { signal })
    gutter.addEventListener(
      'pointerdown',
      (event) => {
        press = { x: event.clientX, y: event.clientY }
      },
      { signal, capture: true },
    )
    window.addEventListener(
      'pointerup',
      (event) => {
        const from = press
        press = null
        if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) > CLICK) return
        const bond = bondAt(element, event.clientX, event.clientY)
        if (bond) chooseBond(bond)
      },
      { signal, capture: true },
    )
    return () => stop.abort()
  }, [])
  return <canvas ref={canvas} className={styles.canvas} data-ribbon-canvas="" aria-hidden />
}
