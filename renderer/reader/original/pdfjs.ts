/**
 * pdf.js in the window, loaded with the first original page: its worker, character maps, fonts and decoders come from
 * our own origin. Scripts and links of a document do nothing here: neither its scripting nor its link layer is used.
 */
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- Vite gives the address of the file it puts into the build
import workerFile from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { fetchContent } from '../../backend.ts'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null

/** The page's policy lets only trusted script addresses through: this one is built in. */
function workerUrl(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return workerFile
  policy ??= trustedTypes.createPolicy('pressmark-pdf', { createScriptURL: () => workerFile })
  return policy.createScriptURL(workerFile)
}

type Pdfjs = typeof import('pdfjs-dist')
let loading: Promise<Pdfjs> | null = null

export interface OriginalDocument {
  document: PDFDocumentProxy
  close(): void
}

/** Opens the kept original of a source. @throws what `fetch` or pdf.js throws; CallError codes by `response` */
export async function openOriginal(sourceId: string, signal: AbortSignal): Promise<OriginalDocument> {
  const response = await fetchContent(`original/${sourceId}`, { signal })
  if (!response.ok) throw new Error(`the original answers ${response.status}`)
  const data = new Uint8Array(await response.arrayBuffer())
  loading ??= import('pdfjs-dist')
  const pdfjs = await loading
  const thread = new Worker(workerUrl(), { type: 'module' })
  const worker: PDFWorker = pdfjs.PDFWorker.create({ port: thread })
  const folder = (name: string): string => new URL(`pdf/${name}/`, document.baseURI).href
  const task = pdfjs.getDocument({
    data,
    worker,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    enableXfa: false,
    verbosity: 0,
  })
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy()
      thread.terminate()
    })
  }
  signal.addEventListener('abort', close, { once: true })
  return { document: await task.promise, close }
}
