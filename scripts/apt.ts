/** What tests need of the system, installed where that can be done: on Debian, as root. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Runs a command in the open; true if it ended with 0. */
export const run = (command: string, args: string[]): boolean => {
  console.log(`$ ${command} ${args.join(' ')}`)
  return (
    spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  )
}

/** Debian or Ubuntu, as root. */
export const canUseApt = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

let isListFresh = false
/** Installs Debian packages by name; true if that worked. */
export function aptInstall(packages: string[]): boolean {
  isListFresh ||= run('apt-get', ['update', '-qq'])
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
}
