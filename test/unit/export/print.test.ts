import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findInstalledBrowser } from '../../../electron/browsers.ts'
import { createPrinter, printFor } from '../../../electron/backend/export/print-by-host.ts'
import { printWithBrowser } from '../../../electron/print-browser.ts'
import { printWithWindow } from '../../../electron/print-window.ts'
import { CallError } from '../../../shared/errors.ts'

const browser = findInstalledBrowser()
if (!browser) console.warn('skipped: no browser, so nothing prints a PDF')
const never = new AbortController().signal

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-test-print-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function program(lines: string): string {
  const path = join(folder, 'browser')
  writeFileSync(path, `#!/bin/sh\n${lines}\n`)
  chmodSync(path, 0o755)
  return path
}

describe('printing with a browser', () => {
  it('says so where there is none', async () => {
    await expect(printWithBrowser('<p>一</p>', never, { browser: null })).rejects.toMatchObject({
      code: 'export-no-browser',
    })
  })

  it.skipIf(process.platform === 'win32')(
    'a browser that fails is named; one that hangs is ended',
    async () => {
      const failing = program('echo no display >&2; exit 3')
      await expect(printWithBrowser('<p>一</p>', never, { browser: failing })).rejects.toMatchObject({
        code: 'export-print',
        data: { program: failing },
      })
      const hanging = program('sleep 60')
      const start = Date.now()
      await expect(
        printWithBrowser('<p>一</p>', never, { browser: hanging, within: 200 }),
      ).rejects.toMatchObject({ code: 'export-print' })
      expect(Date.now() - start).toBeLessThan(20_000)
      const stop = new AbortController()
      const printing = printWithBrowser('<p>一</p>', stop.signal, { browser: hanging })
      stop.abort()
      await expect(printing).rejects.toMatchObject({ code: 'connection-lost' })
    },
  )

  it.skipIf(!browser)('makes a PDF, asks nothing of the network and leaves nothing behind', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    vi.stubEnv('TMPDIR', folder)
    const { port } = server.address() as AddressInfo
    const beacon = `http://127.0.0.1:${port}`
    const html = `<!doctype html><meta charset="utf-8"><title>渡口</title><h1>渡口恢复通航</h1>
      <img src="${beacon}/a.png"><link rel="stylesheet" href="${beacon}/b.css"><script src="${beacon}/c.js"></script>`
    const pdf = await printWithBrowser(html, never)
    server.close()
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-')
    expect(asked).toEqual([])
    expect(readdirSync(folder).filter((name) => name.startsWith('pressmark-print-'))).toEqual([])
  })
})

describe('printing with Electron', () => {
  const double = (printToPDF: () => Promise<Buffer>) => {
    const seen = { destroyed: 0, options: {} as object, refused: [] as boolean[], print: {} as object }
    const window = {
      webContents: {
        session: {
          webRequest: {
            onBeforeRequest(
              listener: (of: { url: string }, answer: (a: { cancel: boolean }) => void) => void,
            ) {
              listener({ url: 'https://example.org/' }, ({ cancel }) => seen.refused.push(cancel))
            },
          },
        },
        printToPDF: (options: object) => {
          seen.print = options
          return printToPDF()
        },
      },
      loadFile: () => Promise.resolve(),
      destroy: () => seen.destroyed++,
    }
    const make = (options: object) => {
      seen.options = options
      return window
    }
    return { seen, print: (within?: number) => printWithWindow(make as never, within) }
  }

  it('in a window that is not shown, runs nothing and loads nothing else', async () => {
    const { seen, print } = double(() => Promise.resolve(Buffer.from('%PDF-1.7')))
    expect(Buffer.from(await print()('<p>一</p>', never)).toString()).toBe('%PDF-1.7')
    expect(seen).toMatchObject({
      destroyed: 1,
      refused: [true],
      options: { show: false, webPreferences: { sandbox: true, javascript: false } },
      print: { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true },
    })
  })

  it('ends in time, and says so', async () => {
    const { seen, print } = double(() => new Promise(() => undefined))
    await expect(print(30)('<p>一</p>', never)).rejects.toMatchObject({ code: 'export-print' })
    expect(seen.destroyed).toBe(1)
  })
})

describe('printing across the thread', () => {
  it('answers, refuses with the code, and stops where the library is closed', async () => {
    const aborted: boolean[] = []
    const answers = printFor(
      (html, signal) => {
        if (html === 'ok') return Promise.resolve(new Uint8Array([1]))
        if (html === 'none') return Promise.reject(new CallError('export-no-browser', 'none'))
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            aborted.push(true)
            reject(new Error('stopped'))
          }),
        )
      },
      (message) => printer.printed(message),
    )
    const printer = createPrinter((message) => answers(message))
    expect(await printer.print('ok', never)).toEqual(new Uint8Array([1]))
    await expect(printer.print('none', never)).rejects.toMatchObject({ code: 'export-no-browser' })
    const stop = new AbortController()
    const waiting = printer.print('long', stop.signal)
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'connection-lost' })
    expect(aborted).toEqual([true])
  })
})
