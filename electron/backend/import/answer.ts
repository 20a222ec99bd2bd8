/** What the importer child answers; loaded when it has closed itself off. */
import { CallError } from '../../../shared/errors.ts'
import { readForeign } from '../annotations/formats/index.ts'
import type { ChildAnswer, ChildRequest } from './child-messages.ts'
import { readPage, splitText } from './read-page.ts'
import { unpack } from './unpack.ts'

/** Told that the entry sent last has been taken. */
let next: () => void = () => {}

export async function answer(request: ChildRequest, post: (answer: ChildAnswer) => void): Promise<void> {
  try {
    if ('next' in request) return next()
    if ('text' in request) return post({ done: splitText(request.text, request.options) })
    if ('foreign' in request) return post({ done: await readForeign(request.name, request.foreign) })
    if ('archive' in request) {
      for await (const unpacked of unpack(request.archive)) {
        const taken = new Promise<void>((resolve) => {
          next = resolve
        })
        post({ unpacked })
        await taken
      }
      return post({ done: null })
    }
    const { bytes, name, encoding, lessons } = request
    post({ done: await readPage(bytes, name, encoding, lessons) })
  } catch (error) {
    post(inWords(error))
  }
}

function inWords(error: unknown): ChildAnswer {
  if (!(error instanceof CallError))
    return { detail: error instanceof Error ? (error.stack ?? '') : String(error) }
  const cause = error.cause instanceof Error ? error.cause.stack : undefined
  return { error: { code: error.code, message: error.message, data: error.data, cause } }
}
