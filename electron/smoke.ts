/** `--smoke`: does the built app work in a real Electron? Whoever has the binary can ask in ten seconds. */
import type { WebContents } from 'electron'

/** How long the window may take, in milliseconds. */
const PATIENCE = 30_000

/** Runs in the page: asks the library through the preload's bridge and waits until something is shown. */
const ASK = `new Promise((resolve) => {
  window.host.onFrame((frame) => { if (frame.id === -1) resolve(frame.result ?? null) })
  window.host.post({ id: -1, call: 'library.describe', args: {} })
}).then(async (library) => {
  while (!document.querySelector('#root > *')) await new Promise((resolve) => setTimeout(resolve, 50))
  return library
})`

/** The schema version of the library that the window was told. @throws where the window or the library does not answer */
export async function smokeTest(contents: Pick<WebContents, 'executeJavaScript'>): Promise<number> {
  const late = new Promise<never>((_resolve, reject) =>
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1000} seconds`)), PATIENCE).unref(),
  )
  const library: unknown = await Promise.race([contents.executeJavaScript(ASK), late])
  const version = (library as { schemaVersion?: unknown } | null)?.schemaVersion
  if (typeof version !== 'number') throw new Error('the library did not describe itself')
  return version
}
