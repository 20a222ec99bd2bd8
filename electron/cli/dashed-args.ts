/** Arguments that begin with a minus and are no options: `search '-乌克兰 中'`, `--search '-中'`. */

type Options = Record<string, { type: 'string' | 'boolean'; short?: string }>

/**
 * The arguments so that `parseArgs` takes them as they are meant: the value of an option that begins with a minus, and,
 * where `takesDashed`, whatever begins with one minus and is no option. `--limt` stays a slip.
 */
export function withDashed(args: readonly string[], options: Options, takesDashed: boolean): string[] {
  const named = (arg: string): Options[string] | undefined =>
    Object.entries(options).find(
      ([name, { short }]) => arg === `--${name}` || arg.startsWith(`--${name}=`) || arg === `-${short}`,
    )?.[1]
  const given: string[] = []
  const rest: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (arg === '--') {
      rest.push(...args.slice(at + 1))
      break
    }
    const option = named(arg)
    const isWord = !arg.startsWith('-') || (takesDashed && !option && !arg.startsWith('--'))
    if (isWord) {
      rest.push(arg)
      continue
    }
    const value = args[at + 1]
    if (option?.type !== 'string' || !arg.startsWith('--') || arg.includes('=') || value === undefined) {
      given.push(arg)
      continue
    }
    given.push(...(value.startsWith('-') && !named(value) ? [`${arg}=${value}`] : [arg, value]))
    at++
  }
  return rest.length > 0 ? [...given, '--', ...rest] : given
}
