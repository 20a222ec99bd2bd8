/** Prints a page with Electron: a window that is never shown, runs no script and loads nothing but the page. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { CallError } from '../shared/errors.ts'
import type { PrintPdf } from './backend/handlers.ts'

/** As for a browser: see print-browser.ts. */
const PRINT_WITHIN = 120_000

type MakeWindow = (options: BrowserWindowConstructorOptions) => BrowserWindow

/** @param within milliseconds */
export const printWithWindow =
  (makeWindow: MakeWindow, within = PRINT_WITHIN): PrintPdf =>
  async (html, signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'pressmark-print-'))
    const window = makeWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, javascript: false, partition: 'print' },
    })
    try {
      const page = join(folder, 'page.html')
      await writeFile(page, html)
      const { webContents } = window
      const own = pathToFileURL(page).href
      webContents.session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== own }))
      const print = async (): Promise<Uint8Array> => {
        await window.loadFile(page)
        const pdf = await webContents.printToPDF({
          printBackground: true,
          preferCSSPageSize: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        })
        return new Uint8Array(pdf)
      }
      return await Promise.race([print(), late(AbortSignal.any([signal, AbortSignal.timeout(within)]))])
    } catch (error) {
      if (signal.aborted) throw new CallError('connection-lost', 'the library is being closed')
      throw new CallError('export-print', String(error), { program: 'Electron' }, error)
    } finally {
      window.destroy()
      await rm(folder, { recursive: true, force: true })
    }
  }

const late = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('it did not end in time')), { once: true })
  })
