/** The native menu, and links of ours, in the built app under a double of Electron. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { menuTemplate } from '../../electron/menu.ts'
import { MENU } from '../../shared/commands.ts'
import { app, seen } from './fake-electron.ts'
import { loadPreload, type Bridge } from './load-preload.ts'
import { newPlace, PRELOAD, type StartedMain, startShown } from './start-main.ts'

const place = newPlace()
let main: StartedMain
beforeAll(async () => {
  main = await startShown(place)
})
afterAll(async () => {
  await main.quit()
  place.remove()
})

describe('a link of ours', () => {
  const report = '0198c1de-0000-7000-8000-000000000001'
  const highlight = '0198c1de-0000-7000-8000-000000000002'
  const opened = (): unknown[] =>
    main.window().webContents.sent.filter((frame) => typeof frame === 'object' && 'open' in frame!)

  it('that another start was given is opened in the window that is there', () => {
    app.emit('second-instance', {}, ['pressmark', '--flag', `pressmark://report/${report}#${highlight}`])
    expect(opened().at(-1)).toEqual({ open: { report, highlight } })
  })

  it('that the system hands over (macOS) is opened, and anything else is not', () => {
    const preventDefault = vi.fn()
    app.emit('open-url', { preventDefault }, `pressmark://report/${report}`)
    expect(preventDefault).toHaveBeenCalled()
    expect(opened().at(-1)).toEqual({ open: { report, highlight: null } })
    const before = opened().length
    for (const url of [
      'pressmark://settings/x',
      'https://example.org/',
      `pressmark://report/${report}?run=1`,
    ])
      app.emit('open-url', { preventDefault }, url)
    expect(opened()).toHaveLength(before)
  })

  it('is asked for by the installed app only', async () => {
    // What was sent above has arrived before the next test listens.
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen.schemes).toEqual([])
  })
})

describe('the menu', () => {
  const items = () =>
    seen.menus.at(-1)!.flatMap((menu) => menu.submenu as Electron.MenuItemConstructorOptions[])

  it('holds every command of the table, in the language of the system', () => {
    const labels = items().flatMap(({ id, label }) => (id ? [[id, label]] : []))
    expect(labels.map(([id]) => id)).toEqual(MENU.map(({ id }) => id))
    for (const [id, label] of labels) expect(label, String(id)).not.toMatch(/^[\w:]*$/)
    expect(seen.menus.at(-1)?.[0]?.label).toBe('檔案')
  })

  it.each(['zh-Hans', 'zh-Hant', 'en'] as const)('leaves no word to the system on macOS: %s', (language) => {
    const none = (): void => undefined
    const all = menuTemplate(language, 'darwin', { run: none, clearRecent: none })
    const every = [...all, ...all.flatMap(({ submenu }) => submenu as Electron.MenuItemConstructorOptions[])]
    expect(every.filter(({ label, type }) => label === undefined && type !== 'separator')).toEqual([])
    const about = every.find(({ role }) => role === 'about')
    expect(about?.label).toBe(
      { 'zh-Hans': '关于 Pressmark', 'zh-Hant': '關於 Pressmark', en: 'About Pressmark' }[language],
    )
  })

  it('runs a command in the window', async () => {
    const heard: unknown[] = []
    ;(loadPreload(PRELOAD, main.window().webContents).host as Bridge).onFrame((frame) => heard.push(frame))
    const item = items().find(({ id }) => id === 'view.themes')
    item?.click?.(null as never, undefined, null as never)
    await main.until('the command arrives', () => heard.length > 0)
    expect(heard).toEqual([{ command: 'view.themes' }])
  })

  it('shows keys without taking them from the window', () => {
    const item = items().find(({ id }) => id === 'library.import')
    expect(item).toMatchObject({ accelerator: 'CmdOrCtrl+O', registerAccelerator: false })
  })

  it('follows the language chosen in the window', async () => {
    await main.client().send('settings.set', { key: 'language', value: 'en' })
    await main.until('the menu is English', () => seen.menus.at(-1)?.[0]?.label === 'File')
  })
})
