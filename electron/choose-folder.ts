/**
 * The system's own folder dialog, for the loopback host: a page can ask for it and cannot click in it. Nothing that a
 * window sends reaches the programs that show it.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CallError } from '../shared/errors.ts'

const SCRIPT = 'POSIX path of (choose folder with prompt "Pressmark")'
const POWERSHELL =
  'Add-Type -AssemblyName System.Windows.Forms; $d = New-Object System.Windows.Forms.FolderBrowserDialog; $d.Description = "Pressmark"; if ($d.ShowDialog((New-Object System.Windows.Forms.Form -Property @{TopMost=$true})) -eq "OK") { [Console]::OutputEncoding = [Text.Encoding]::UTF8; [Console]::Write($d.SelectedPath) }'

/** What can show such a dialog here, the likeliest first. */
function dialogs(platform: NodeJS.Platform): [program: string, args: string[]][] {
  if (platform === 'darwin') return [['osascript', ['-e', SCRIPT]]]
  if (platform === 'win32') return [['powershell.exe', ['-NoProfile', '-STA', '-Command', POWERSHELL]]]
  return [
    ['zenity', ['--file-selection', '--directory', '--title=Pressmark']],
    ['kdialog', ['--title', 'Pressmark', '--getexistingdirectory']],
  ]
}

/** @returns null where the user chose none. @throws export-no-dialog where nothing here can show one */
export async function chooseFolderWithSystem(): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const [program, args] of dialogs(process.platform)) {
    const file = folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
    if (file) return run(file, args)
  }
  throw new CallError('export-no-dialog', 'no program here shows a folder dialog')
}

function run(file: string, args: string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { encoding: 'utf8', timeout: 10 * 60_000 }, (error, stdout, stderr) => {
      const path = stdout.replace(/\r?\n$/, '')
      if (!error) return resolve(path === '' ? null : path)
      // Cancelled: zenity and kdialog end with 1, osascript says so.
      if (error.code === 1 && (process.platform !== 'darwin' || stderr.includes('-128'))) {
        // Without a screen they end with 1 as well, and say why.
        if (!/display|DISPLAY|xcb/.test(stderr)) return resolve(null)
      }
      reject(new CallError('export-no-dialog', `${file}: ${stderr.trim() || error.message}`))
    })
  })
}
