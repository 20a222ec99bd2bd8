import { cp, mkdir, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url)).replaceAll('\\', '/')
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Migrations are read as files at run time, by the built app as by the sources. */
const copyMigrations: Plugin = {
  name: 'pressmark-migrations',
  closeBundle: () =>
    cp(at('electron/backend/database/migrations'), at('out/main/migrations'), { recursive: true }),
}

/** What the window shows in the task bar, where no packed program says so. */
const copyIcon: Plugin = {
  name: 'pressmark-icon',
  closeBundle: () => cp(at('build/icons/256x256.png'), at('out/main/icon.png')),
}

/**
 * Writes which packages a part was built from, for their licences: paths from here, sorted. A package inside of another
 * one's node_modules may be another version: its path is whole. `\0vite/…` are helpers that Vite puts in.
 */
const listPackages = (part: string): Plugin => {
  const packages = new Set<string>()
  return {
    name: 'pressmark-packages',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        if (id.startsWith('\0vite/')) packages.add('node_modules/vite')
        const file = id.replaceAll('\\', '/').replace(/^\0+/, '').replace(root, '')
        const [path] = /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(file) ?? []
        if (path !== undefined) packages.add(path)
      }
    },
    async closeBundle() {
      await mkdir(at('out'), { recursive: true })
      await writeFile(at(`out/${part}.packages.json`), JSON.stringify([...packages].sort()))
    },
  }
}

/** What pdf.js asks for while it draws an original page: character maps, standard fonts, decoders of pictures. */
const copyPdfFiles: Plugin = {
  name: 'pressmark-pdf',
  closeBundle: async () => {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm'])
      await cp(at(`node_modules/pdfjs-dist/${folder}`), at(`out/renderer/pdf/${folder}`), { recursive: true })
  },
}

const present = (inputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).filter(([, file]) => existsSync(file)))

export default defineConfig({
  main: {
    plugins: [copyMigrations, copyIcon, listPackages('main')],
    build: {
      outDir: 'out/main',
      target: 'node24',
      rolldownOptions: {
        input: present({
          index: at('electron/main.ts'),
          worker: at('electron/backend/worker.ts'),
          reader: at('electron/backend/reader/thread.ts'),
          copier: at('electron/backend/backups/thread.ts'),
          exporter: at('electron/backend/export/thread.ts'),
          'import-child': at('electron/backend/import/child.ts'),
        }),
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    plugins: [listPackages('preload')],
    build: {
      outDir: 'out/preload',
      target: 'node24',
      // A sandboxed preload is one CommonJS file that may require nothing but Electron's own few modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), listPackages('renderer'), copyPdfFiles],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // Electron 45's Chromium, and the Chromium the browser tests run in.
      target: 'chrome156',
      // electron-vite leaves the window's code unminified by default: 565 kB against 219 kB.
      minify: true,
      // The content security policy allows no data: scripts or fonts and no inline script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})
