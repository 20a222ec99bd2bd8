import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { findOnPage, type PageRun } from './place-on-page.ts'
import styles from './original.module.css'

/** More pixels than a canvas may have everywhere. */
const MOST_PIXELS = 16_000_000

interface Drawn {
  width: number
  height: number
  /** Places of the words, in CSS pixels. */
  marks: { left: number; top: number; width: number; height: number }[]
}

/** One page, drawn to a width; the words that are read are marked on it. */
export function PageCanvas({
  document,
  page,
  width,
  words,
  label,
  onError,
}: {
  document: PDFDocumentProxy
  /** From 0. */
  page: number
  /** CSS pixels. */
  width: number
  words: string
  label: string
  onError: () => void
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const first = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)

  useEffect(() => {
    let task: RenderTask | null = null
    let isStale = false
    const draw = async (): Promise<void> => {
      const found = await document.getPage(page + 1)
      if (isStale || !canvas.current) return
      const plain = found.getViewport({ scale: 1 })
      const view = found.getViewport({ scale: width / plain.width })
      const sharp = Math.min(devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (view.width * view.height)))
      canvas.current.width = Math.floor(view.width * sharp)
      canvas.current.height = Math.floor(view.height * sharp)
      const marks = await marksOf(found, view, words)
      if (isStale) return
      setDrawn({ width: view.width, height: view.height, marks })
      task = found.render({
        canvas: canvas.current,
        viewport: view,
        ...(sharp === 1 ? {} : { transform: [sharp, 0, 0, sharp, 0, 0] }),
      })
      await task.promise
    }
    draw().catch((error: unknown) => {
      const isCancelled = error instanceof Error && error.name === 'RenderingCancelledException'
      if (!isStale && !isCancelled) onError()
    })
    return () => {
      isStale = true
      task?.cancel()
    }
  }, [document, page, width, words, onError])

  useEffect(() => {
    first.current?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [drawn])

  return (
    <div className={styles.sheet} style={drawn ? { width: drawn.width, height: drawn.height } : {}}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} />
      {drawn?.marks.map((mark, i) => (
        <div
          key={`${mark.left} ${mark.top}`}
          ref={i === 0 ? first : null}
          className={styles.mark}
          style={mark}
          data-original-mark=""
        />
      ))}
    </div>
  )
}

type Viewport = ReturnType<PDFPageProxy['getViewport']>

async function marksOf(page: PDFPageProxy, view: Viewport, words: string): Promise<Drawn['marks']> {
  if (words.trim() === '') return []
  const { items } = await page.getTextContent({ includeMarkedContent: false })
  const runs = items.filter((item): item is Extract<typeof item, { str: string }> => 'str' in item)
  return findOnPage(runs as PageRun[], words).map((box) => {
    const [ax, ay] = view.convertToViewportPoint(box[0], box[1]) as [number, number]
    const [bx, by] = view.convertToViewportPoint(box[2], box[3]) as [number, number]
    return {
      left: Math.min(ax, bx),
      top: Math.min(ay, by),
      width: Math.abs(bx - ax),
      height: Math.abs(by - ay),
    }
  })
}
