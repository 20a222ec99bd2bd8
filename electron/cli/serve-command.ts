import { resolve } from 'node:path'
import { hosts } from '../../shared/i18n/hosts.ts'
import { say } from '../../shared/i18n/say.ts'
import { buildWindow, isOutdated } from '../build-window.ts'
import { runServer } from '../serve.ts'
import type { Command } from './command.ts'
import { requirePackages } from './package-command.ts'
import { UsageError, words } from './words.ts'

export const serveCommand: Command = {
  name: 'serve',
  usage: '[PACKAGE…]',
  options: { port: { type: 'string', help: 'option.port' } },
  arguments: { least: 0, most: 20 },
  async run({ args, option, flag, folder, json, language, warn, print, fail }) {
    const port = option('port') === undefined ? undefined : Number(option('port'))
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
      throw new UsageError(
        words(language, 'badValue', { option: 'port', value: option('port') ?? '', values: '0–65535' }),
      )
    // Before a library is opened, or made, for something that no window could show.
    await requirePackages(args)
    const packages = args.map((path) => resolve(path))
    if (isOutdated()) {
      warn(say(hosts, language, 'building'))
      if (!buildWindow()) {
        warn(say(hosts, language, 'buildFailed'))
        fail()
        return undefined
      }
    }
    // With --json one line as soon as it serves: the reader cannot wait for the end.
    const tell = (address: string): void => {
      process.stdout.write(
        `${JSON.stringify({ address, origin: new URL(address).origin, library: folder })}\n`,
      )
    }
    try {
      const told = {
        folder,
        language,
        port,
        packages,
        print,
        warn,
        explains: !json,
        takesLock: flag('take-lock'),
        forReading: flag('for-reading'),
        ...(json ? { open: tell } : {}),
      }
      if ((await runServer(told)) !== 0) fail()
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
      warn(say(hosts, language, 'portTaken', { port: port ?? '' }))
      fail()
    }
    return undefined
  },
}
