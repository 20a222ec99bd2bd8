/** The language chosen in the window, which is kept with the library. */
import { LANGUAGES, type InterfaceLanguage } from '../shared/i18n/messages.ts'
import { connect, directPair, type Client } from '../shared/rpc.ts'
import type { Backend } from './backend/backend.ts'

/**
 * Tells `chosen` the language now and whenever settings change; null: none was chosen. Lasts as long as the library's
 * thread: after a new start it is called anew.
 */
export function followLanguage(
  backend: Pick<Backend, 'attach'>,
  log: (error: unknown) => void,
  chosen: (language: InterfaceLanguage | null) => void,
): Client {
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: false })
  const client = connect(ours)
  const ask = async (): Promise<void> => {
    const { language } = await client.send('settings.all', {})
    chosen(LANGUAGES.find((name) => name === language) ?? null)
  }
  const tryToAsk = (): void => void ask().catch(log)
  client.onChanged(({ tables }) => {
    if (tables.includes('setting')) tryToAsk()
  })
  tryToAsk()
  return client
}
