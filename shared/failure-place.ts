/**
 * What a log may keep of a failure: what kind it was and where in our program, never what it said. Messages of errors
 * name files, quote documents and hold what people wrote; a log is made to be sent to others.
 */

const MOST_FRAMES = 8
/** A file's name and line, of a path of ours or of Node's. */
const PLACE = /([\w.-]+\.(?:ts|tsx|js|mjs|cjs)|node:[\w/]+):(\d+)(?::\d+)?\)?$/

/** `name`: `TypeError`. `at`: `store.ts:120`, the innermost first; at most eight. */
export function failurePlace({ name, message, stack = '' }: Error): { name: string; at: string[] } {
  // The message stands before the frames, and may hold lines that look like them (a document that quotes a program).
  const lines = stack
    .slice(message === '' ? 0 : Math.max(0, stack.indexOf(message) + message.length))
    .split('\n')
  // Where it was changed after the stack was made, the old one is still there: only what is last counts.
  const frames = lines.slice(lines.findLastIndex((line) => line !== '' && !/^\s+at /.test(line)) + 1)
  const at = frames.flatMap((line) => {
    const [, file, number] = PLACE.exec(line.trim()) ?? []
    return file === undefined ? [] : [`${file}:${number}`]
  })
  return { name: /^\w{1,60}$/.test(name) ? name : 'Error', at: at.slice(0, MOST_FRAMES) }
}
