/** `app://bundle/`: the built window and `/content/`, with a real origin and headers, unlike `file://`. */
import { readFile } from 'node:fs/promises'
import type { Protocol } from 'electron'
import type { Backend } from './backend/backend.ts'
import { listRendererFiles, type RendererFiles } from './hosts/renderer-files.ts'
import { COMMON_HEADERS, CONTENT_POLICY, WORKER_POLICY, pagePolicy } from './hosts/security-headers.ts'

export const APP_ORIGIN = 'app://bundle'
export const APP_PAGE = `${APP_ORIGIN}/`

/** Must run before the app is ready, and before any top-level await: `ready` may fire meanwhile. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Answers every request of the window. @throws where `rendererFolder` holds no built window */
export function handleScheme(
  protocol: Pick<Protocol, 'handle'>,
  rendererFolder: string,
  backend: Pick<Backend, 'content'>,
): void {
  const files = listRendererFiles(rendererFolder)
  protocol.handle('app', (request) => answer(request, files, backend))
}

async function answer(
  request: Request,
  files: RendererFiles,
  backend: Pick<Backend, 'content'>,
): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== 'bundle') return refuse(404)
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== APP_ORIGIN) return refuse(403)
  if (url.pathname.startsWith('/content/')) {
    return withHeaders(await backend.content(request), { 'content-security-policy': CONTENT_POLICY })
  }
  if (request.method !== 'GET') return refuse(405)
  if (url.pathname === '/') {
    return withHeaders(new Response(files.page('')), {
      'content-security-policy': pagePolicy(),
      'content-type': 'text/html; charset=utf-8',
    })
  }
  const file = files.find(url.pathname.slice(1))
  if (!file) return refuse(404)
  return withHeaders(new Response(await readFile(file.path)), {
    'content-security-policy': WORKER_POLICY,
    'content-type': file.mediaType,
  })
}

const refuse = (status: number): Response => withHeaders(new Response(null, { status }), {})

function withHeaders(response: Response, headers: Record<string, string>): Response {
  const all = new Headers(response.headers)
  for (const [name, value] of Object.entries({ ...COMMON_HEADERS, ...headers })) all.set(name, value)
  return new Response(response.body, { status: response.status, headers: all })
}
