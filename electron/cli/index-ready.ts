import { setTimeout } from 'node:timers/promises'
import type { CommandContext } from './command.ts'
import { words } from './words.ts'

/** Opens the library and waits until search knows all of it: after an update its index is made anew. */
export async function openIndexed({
  open,
  warn,
  language,
}: CommandContext): ReturnType<CommandContext['open']> {
  const client = await open()
  for (let told = false; ; told = true) {
    const { state, done, total } = await client.send('search.index', {})
    if (state !== 'indexing') return client
    if (!told) warn(words(language, 'indexing', { done, total }))
    await setTimeout(50)
  }
}
