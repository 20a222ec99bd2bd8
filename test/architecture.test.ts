/** Who may import whom: the table of ARCHITECTURE.md as data, held against every import of the repository. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A layer: the modules it holds, and what they may import besides one another. Patterns are on repository paths. */
interface Layer {
  name: string
  holds: RegExp
  mayImport: string[]
  /** Packages, `node:*` included, by pattern. */
  packages: RegExp
}

const LAYERS: Layer[] = [
  { name: 'shared', holds: /^shared\//, mayImport: [], packages: /^zod$/ },
  {
    name: 'backend',
    holds: /^electron\/backend\//,
    mayImport: ['shared'],
    packages:
      /^(node:.*|zod|better-sqlite3|uuid|yaml|fflate|papaparse|docx|jschardet|@exodus\/bytes.*|markdown-it.*|pinyin-pro|linkedom|pdfjs-dist(?:\/legacy\/build\/pdf(?:\.worker)?\.mjs)?|postal-mime|@mozilla\/readability|yauzl|yazl|saxes|liquidjs|opencc-js\/dict\/\w+)$/,
  },
  // The preload runs in a sandbox: of the hosts it takes the channel's name and nothing else (asserted below).
  {
    name: 'hosts',
    holds: /^electron\/hosts\//,
    mayImport: ['shared', 'backend'],
    packages: /^(node:.*|ws)$/,
  },
  {
    name: 'electron',
    holds: /^electron\/([\w-]+\.ts$|cli\/)/,
    mayImport: ['shared', 'backend', 'hosts'],
    packages: /^(node:.*|electron|zod|uuid)$/,
  },
  {
    name: 'renderer',
    holds: /^renderer\//,
    mayImport: ['shared'],
    packages: /^(?!node:|electron$|better-sqlite3$|ws$)/,
  },
]

/** In the renderer, a module may import from its own rank's own folder and from lower ranks. */
const RENDERER_RANKS: string[][] = [
  ['ui', 'queries', 'backend', 'workspace'],
  ['notes', 'themes', 'links', 'search', 'tray'],
  ['reader'],
  ['library', 'stories', 'pictures', 'settings', 'desk', 'opening'],
  ['app', 'main'],
]

interface Import {
  from: string
  /** A repository path, or a package's name. */
  to: string
  isTypeOnly: boolean
}

const modules = ['shared', 'electron', 'renderer'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')),
)

/** Every static, dynamic and re-exporting import, and every `new URL('./x.ts', import.meta.url)`. */
const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]*?\sfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]|new URL\(\s*['"](\.[^'"\n]+\.tsx?)['"]/g

const imports: Import[] = modules.flatMap((from) =>
  [...readFileSync(join(ROOT, from), 'utf8').matchAll(IMPORT)].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? ''
    const to = specifier.startsWith('.')
      ? relative(ROOT, join(ROOT, dirname(from), specifier)).replaceAll('\\', '/')
      : specifier
    return { from, to, isTypeOnly: match[1] !== undefined }
  }),
)

const layerOf = (path: string): Layer | undefined => LAYERS.find((layer) => layer.holds.test(path))
const isModule = (path: string): boolean => /^(shared|electron|renderer)\//.test(path)
const arrow = ({ from, to }: Import): string => `${from} → ${to}`

describe('the layers', () => {
  it('are looked for where the code is', () => {
    // A test that finds no modules would pass for ever.
    expect(modules.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(modules.length)
    expect(modules.filter((path) => !layerOf(path))).toEqual([])
    const missing = imports.filter(({ to }) => isModule(to) && /\.tsx?$/.test(to) && !modules.includes(to))
    expect(missing.map(arrow)).toEqual([])
  })

  it('import only what is below them', () => {
    const wrong = imports.filter(({ from, to }) => {
      const layer = layerOf(from)
      const target = layerOf(to)
      return layer && target && layer !== target && !layer.mayImport.includes(target.name)
    })
    expect(wrong.map(arrow)).toEqual([])
  })

  it('take the backend into hosts by type only, except where one opens it in its own thread', () => {
    const wrong = imports.filter(
      ({ from, to, isTypeOnly }) =>
        layerOf(from)?.name === 'hosts' &&
        layerOf(to)?.name === 'backend' &&
        !isTypeOnly &&
        from !== 'electron/hosts/direct.ts',
    )
    expect(wrong.map(arrow)).toEqual([])
  })

  it('use only their own packages; Electron only where it belongs', () => {
    const wrong = imports.filter(({ from, to, isTypeOnly }) => {
      if (to.startsWith('.') || isModule(to)) return false
      if (to === 'electron' && layerOf(from)?.name === 'hosts') return !isTypeOnly // handed in
      return !layerOf(from)?.packages.test(to)
    })
    expect(wrong.map(arrow)).toEqual([])
  })

  it('keep the preload to one line of ours', () => {
    const taken = imports.filter(({ from }) => from === 'electron/preload.ts').map(({ to }) => to)
    expect(taken.sort()).toEqual(['electron', 'electron/hosts/channel.ts'])
  })
})

describe('the backend', () => {
  const feature = (path: string): string | undefined => /^electron\/backend\/([\w-]+)\//.exec(path)?.[1]

  it('lets a feature use another’s store, never its handlers', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        to.endsWith('/handlers.ts') &&
        feature(to) !== undefined &&
        feature(from) !== feature(to) &&
        from !== 'electron/backend/backend.ts',
    )
    expect(wrong.map(arrow)).toEqual([])
  })

  it('has its SQL in stores, in the undo stack and in the database’s own folder', () => {
    const wrong = modules.filter(
      (path) =>
        path.startsWith('electron/backend/') &&
        !/\/(store|[\w-]+-store)\.ts$|^electron\/backend\/(database\/|undo\.ts$)/.test(path) &&
        /(?<![.\w])sql`|\b(?:prepare|exec)\(\s*[`'"]/.test(readFileSync(join(ROOT, path), 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})

describe('the renderer', () => {
  const folder = (path: string): string => /^renderer\/([\w-]+)/.exec(path)?.[1] ?? ''
  const rank = (path: string): number => RENDERER_RANKS.findIndex((names) => names.includes(folder(path)))

  it('has every folder in its row', () => {
    const unknown = modules.filter((path) => path.startsWith('renderer/') && rank(path) < 0)
    expect(unknown).toEqual([])
  })

  it('imports from left to right only, and no neighbour of its own row but the ground', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!from.startsWith('renderer/') || !to.startsWith('renderer/') || rank(to) < 0) return false
      return rank(to) > rank(from)
    })
    expect(wrong.map(arrow)).toEqual([])
  })
})

describe('imports', () => {
  it('make no circle, not by types either', () => {
    const next = new Map<string, string[]>()
    for (const { from, to } of imports) {
      if (modules.includes(to)) next.set(from, [...(next.get(from) ?? []), to])
    }
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (path: string, trail: string[]): void => {
      const at = trail.indexOf(path)
      if (at >= 0) return void circles.push([...trail.slice(at), path].join(' → '))
      if (done.has(path)) return
      for (const to of next.get(path) ?? []) walk(to, [...trail, path])
      done.add(path)
    }
    for (const path of modules) walk(path, [])
    expect(circles).toEqual([])
  })
})
