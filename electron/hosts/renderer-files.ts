/**
 * The built window as files by URL path. The folder is listed once, and only what the list holds is served:
 * no path from a request ever reaches the file system, so there is nothing to climb out of.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  // Character maps and standard fonts of pdf.js.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
}

export interface RendererFile {
  path: string
  mediaType: string
}

export interface RendererFiles {
  /** The page itself, with the session's token in its meta tag. */
  page(token: string): string
  /** A file by its path below the page (`assets/index.js`), or null. */
  find(path: string): RendererFile | null
}

const TOKEN_PLACE = /(<meta name="pressmark-token" content=")(")/

/** Throws where `folder` holds no built window. */
export function listRendererFiles(folder: string): RendererFiles {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  if (!TOKEN_PLACE.test(html))
    throw new Error(`${folder} holds no Pressmark window: index.html has no place for the token`)
  const files = new Map<string, RendererFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = MEDIA_TYPES[extname(entry.name)]
    // Symbolic links are no files here: a link could point anywhere.
    if (!entry.isFile() || !mediaType) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path).split(sep).join('/'), { path, mediaType })
  }
  files.delete('index.html')
  return {
    page: (token) => html.replace(TOKEN_PLACE, (_, before: string, after: string) => before + token + after),
    find: (path) => files.get(path) ?? null,
  }
}
