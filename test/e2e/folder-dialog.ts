/**
 * The system's folder dialog of the loopback host on Linux, answered as a person would. It is looked for when a server
 * starts: a spec calls this before any does, and runs on Linux only.
 */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Makes an empty folder of that name, which every dialog is answered with. @returns its path */
export function answerFolderDialog(name: string): string {
  const desk = mkdtempSync(join(tmpdir(), 'pressmark-desk-'))
  const chosen = join(desk, name)
  mkdirSync(chosen)
  writeFileSync(join(desk, 'zenity'), `#!/bin/sh\nprintf '%s\\n' '${chosen}'\n`)
  chmodSync(join(desk, 'zenity'), 0o755)
  process.env['PATH'] = `${desk}${delimiter}${process.env['PATH'] ?? ''}`
  return chosen
}
