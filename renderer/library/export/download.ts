import { CallError } from '../../../shared/errors.ts'
import { fetchContent } from '../../backend.ts'

/**
 * Saves bytes that the backend keeps at an address below `/content/` under a name in the user's downloads.
 * Fetched with the session's token, because a plain link would not carry it.
 * @throws CallError `connection-lost`, `not-found`
 */
export async function download(url: string, fileName: string): Promise<void> {
  const path = url.replace(/^.*\/content\//, '')
  const response = await fetchContent(path).catch((error: unknown) => {
    throw new CallError('connection-lost', 'the export could not be fetched', {}, error)
  })
  if (!response.ok) throw new CallError('not-found', `the export answered ${response.status}`)
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser reads the bytes after the click; a minute is far beyond that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
