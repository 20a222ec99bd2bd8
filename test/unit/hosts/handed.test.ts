import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { packagesAmong } from '../../../electron/hand-packages.ts'
import { menuTemplate } from '../../../electron/menu.ts'

describe('the arguments of a start', () => {
  const from = resolve('/home/reader')

  it('name packages by their endings, from the folder they were given in', () => {
    const args = ['/opt/Pressmark', '--no-sandbox', 'a.pressmark', '/tmp/B.PRESSMARK', 'notes.txt']
    expect(packagesAmong(args, from)).toEqual([resolve(from, 'a.pressmark'), resolve('/tmp/B.PRESSMARK')])
  })

  it('name them by addresses too, as file managers of Linux do', () => {
    const path = resolve(from, '東岸 1.pressmark')
    expect(packagesAmong([pathToFileURL(path).href], '/')).toEqual([path])
  })

  it.each([
    ['a link of ours beside it', ['pressmark://report/x', 'a.pressmark']],
    ['a link that ends like one', ['PressMark://report/a.pressmark']],
    ['a switch', ['--load=a.pressmark']],
    ['an address on another machine', ['file://elsewhere/share/a.pressmark']],
    ['an address that is no path', ['file:///a%2Fb.pressmark']],
  ])('name none with %s', (_what, args) => {
    expect(packagesAmong(args, from)).toEqual([])
  })
})

describe('packages opened last', () => {
  const file = (platform: NodeJS.Platform, clearRecent = (): void => undefined) => {
    const menu = menuTemplate('en', platform, { run: () => undefined, clearRecent })
    return menu.find(({ label }) => label === 'File')?.submenu as Electron.MenuItemConstructorOptions[]
  }

  it('stand in the menu of macOS, which can empty it', () => {
    const recent = file('darwin').find(({ role }) => role === 'recentDocuments')
    expect(recent?.submenu).toMatchObject([{ role: 'clearRecentDocuments' }])
  })

  it('are forgotten by a line of the menu on Windows; Linux has no such list', () => {
    let cleared = 0
    const items = file('win32', () => (cleared += 1))
    const item = items.find(({ label }) => label === 'Clear the list of packages opened last')
    item?.click?.(null as never, undefined, null as never)
    expect(cleared).toBe(1)
    expect(file('linux').filter(({ label }) => label?.includes('opened last'))).toEqual([])
  })
})
