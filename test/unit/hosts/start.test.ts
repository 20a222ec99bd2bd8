/** `npm start` on a machine without a display, as a person there sees it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openWindow, rawRequest } from './raw-request.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const parent = mkdtempSync(join(tmpdir(), 'pressmark-start-'))
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(parent, { recursive: true, force: true })
})

function start(folder: string, ...args: string[]) {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--browser', '--library', folder, ...args], {
    cwd: ROOT,
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', LC_ALL: 'zh_HK.UTF-8' },
  })
  running.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return {
    child,
    ended,
    said: () => said,
    addresses: () => said.match(/http:\/\/127\.0\.0\.1:\d+\/open\?ticket=[\w-]+/g) ?? [],
    async until(condition: () => boolean) {
      while (!condition()) {
        if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${said}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}

describe.skipIf(process.platform === 'win32')('npm start without a display', () => {
  it('prints an address that opens the app, another on Enter, and ends cleanly when told to', async () => {
    const folder = join(parent, 'library')
    const app = start(folder)
    await app.until(() => app.addresses().length === 1)
    expect(app.said()).toContain('這裏沒有顯示器')
    await app.until(() => app.said().includes(folder))
    const [first] = app.addresses()
    const { html } = await openWindow(first!)
    expect(html.status).toBe(200)
    const url = new URL(first!)
    expect((await rawRequest(url.origin, url.pathname + url.search)).status).toBe(403)

    app.child.stdin.write('\n')
    await app.until(() => app.addresses().length === 2)
    expect((await openWindow(app.addresses()[1]!)).html.status).toBe(200)

    app.child.kill('SIGTERM')
    expect(await app.ended).toBe(0)
    expect(app.said()).toContain('已停止')
    expect(existsSync(join(folder, 'library.db-wal'))).toBe(false)
  }, 120_000)

  it('says who holds a library that is open elsewhere, and changes nothing', async () => {
    const folder = join(parent, 'held')
    const first = start(folder)
    await first.until(() => first.addresses().length === 1)
    const second = start(folder)
    // Its window says the same and offers to try again.
    await second.until(() => second.addresses().length === 1)
    expect(second.said()).toContain(String(first.child.pid))
    second.child.kill('SIGTERM')
    await second.ended
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
  }, 120_000)

  it.each(['--libary', '--port abc', '--port 65536', '--port'])(
    'says how it is started where “%s” is not understood, and opens nothing',
    async (asked) => {
      const folder = join(parent, 'misspelt')
      const app = start(folder, ...asked.split(' '))
      expect(await app.ended).toBe(2)
      expect(app.said()).toContain('npm start -- [--library 資料夾]')
      expect(app.said()).toContain(asked)
      expect(app.said()).not.toMatch(/^\s+at /m)
      expect(existsSync(folder)).toBe(false)
    },
  )

  it('says how it is started when asked', async () => {
    const app = start(join(parent, 'asked'), '--help')
    expect(await app.ended).toBe(0)
    expect(app.said()).toContain('npm start -- [--library 資料夾]')
  })

  it('says that a port is taken', async () => {
    const first = start(join(parent, 'one'))
    await first.until(() => first.addresses().length === 1)
    const { port } = new URL(first.addresses()[0]!)
    const second = start(join(parent, 'two'), '--port', port)
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`連接埠 ${port} 已被使用`)
    first.child.kill('SIGTERM')
    await first.ended
  }, 120_000)
})
