import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenLinks } from './obsidian.ts'
import { FERRY, makeWorld, note, POST, reworded, WHARF, type World } from './merge-world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.clean())

const inVault = () => world.paths().map((path) => ({ path, text: world.read(path) }))

describe('an export merged into a folder', () => {
  it('writes nothing a second time', async () => {
    const first = await world.export()
    expect(first.written).toHaveLength(8)
    const before = world.times()
    const second = await world.export()
    expect(second).toMatchObject({ written: [], unchanged: 8, conflicts: [], gone: [], leftOver: [] })
    expect(world.times()).toEqual(before)
    expect(brokenLinks(inVault())).toEqual([])
  })

  it('leaves what the user wrote between, before and after, and lets the rest follow the library', async () => {
    await world.export()
    world.edit(FERRY, '## 高亮', '我的想法。\n\n## 高亮')
    world.edit(FERRY, '##### 核对', '这里要核对。\n\n##### 核对')
    world.write(FERRY, `${world.read(FERRY)}\n文末的话。\n`)
    world.report(0).notes = [reworded(world.report(0).notes[0]!, '全文可信，已核。')]
    world.report(0).highlights[0]!.color = 'red'
    const merged = await world.export()
    expect(merged).toMatchObject({ conflicts: [], gone: [] })
    const text = world.read(FERRY)
    expect(text).toContain('全文可信，已核。 ^pm-')
    expect(text).not.toContain('全文可信。')
    expect(text).toContain('我的想法。\n\n## 高亮')
    expect(text).toMatch(/\n红色 · 第5版[^\n]*\n\n这里要核对。\n\n##### 核对/)
    expect(text.endsWith('\n\n文末的话。\n')).toBe(true)
  })

  it('keeps a block that the user edited, tells both versions, and does what is chosen', async () => {
    await world.export()
    world.edit(FERRY, '全文可信。 ^pm', '全文不可信！ ^pm')
    const still = await world.export()
    expect(still.conflicts).toMatchObject([
      { path: FERRY, isNew: false, theirs: expect.stringContaining('全文不可信！') },
    ])
    expect(still.written).toEqual([])
    world.report(0).notes = [reworded(world.report(0).notes[0]!, '已问报社。')]
    const [conflict] = (await world.export()).conflicts
    expect(conflict).toMatchObject({ isNew: true, ours: expect.stringContaining('已问报社。') })
    expect(world.read(FERRY)).toContain('全文不可信！')
    // Told once as new; then it is theirs.
    expect((await world.export()).conflicts).toMatchObject([{ isNew: false }])

    const { file, key } = conflict!
    await world.export([{ file, key, choice: 'beside' }])
    expect(world.read(FERRY)).toMatch(/全文不可信！ \^pm-\w+\n\n> \[!info\] Pressmark\n> 已问报社。\n/)
    const before = world.times()
    await world.export()
    expect(world.times()).toEqual(before)
    world.report(0).notes = [reworded(world.report(0).notes[0]!, '再问了一次。')]
    await world.export()
    expect(world.read(FERRY)).toContain('> 再问了一次。')

    await world.export([{ file, key, choice: 'ours' }])
    expect(world.read(FERRY)).toMatch(/\n再问了一次。 \^pm-/)
    expect(world.read(FERRY)).not.toMatch(/全文不可信|\[!info\]/)
    expect((await world.export()).conflicts).toEqual([])
  })

  it('does not make again what the user took out, and links to it lead to the file', async () => {
    await world.export()
    world.edit(FERRY, '> 首班船载客六十人 ^h-0000000010\n\n', '')
    const merged = await world.export()
    expect(merged.gone).toMatchObject([{ path: FERRY, key: 'h-0000000010' }])
    expect(world.read(FERRY)).not.toContain('^h-0000000010')
    expect(brokenLinks(inVault())).toEqual([])
    const [gone] = merged.gone
    const back = await world.export([{ file: gone!.file, key: gone!.key, choice: 'restore' }])
    expect(back.gone).toEqual([])
    expect(world.read(FERRY)).toContain('> 首班船载客六十人 ^h-0000000010')
    await world.export()
    expect(world.read(POST)).toContain(`[[${FERRY.slice(0, -3)}#^h-0000000010|`)
  })

  it('removes what the library has no more, save what was edited', async () => {
    await world.export()
    world.edit(FERRY, '- 船票 ^h-0000000011', '- 船票（存疑） ^h-0000000011')
    world.edit(FERRY, '因果-强:: [[', '因果-弱:: [[')
    world.report(0).highlights.splice(1, 1)
    const merged = await world.export()
    const text = world.read(FERRY)
    expect(text).toContain('船票（存疑） ^h-0000000011')
    expect(text).toContain('因果-弱:: [[')
    expect(text).not.toContain('蓝色 · 第5版')
    expect(merged.conflicts).toMatchObject([{ ours: '', theirs: expect.stringContaining('（存疑）') }])
    expect((await world.export()).conflicts).toMatchObject([{ isNew: false }])
  })

  it('keeps the user’s properties, their order and their tags, and brings ours up to date', async () => {
    await world.export()
    world.edit(FERRY, '---\ntitle:', '---\n# mine\nrating: 5 # of 5\ntitle:')
    world.edit(FERRY, '  - "交通"\n', '  - "交通"\n  - 我的/标签\n')
    world.edit(FERRY, 'pressmark:', 'aliases: [渡口, "a: b"]\npressmark:')
    world.report(0).publication = '大河日报'
    world.report(0).themeIds = [...world.report(0).themeIds, world.library.themes[2]!.id]
    const merged = await world.export()
    const [, front = ''] = world.read(FERRY).split('---\n')
    expect(front).toMatch(/^# mine\nrating: 5 # of 5\ntitle: "北岸渡口恢复通航"\nsource: "大河日报"\n/)
    expect(front).toContain('aliases: [渡口, "a: b"]\npressmark: report-')
    for (const tag of ['交通', '我的/标签', '_2025']) expect(front).toContain(`- "${tag}"`)
    expect(merged.conflicts).toEqual([])
    world.edit(FERRY, 'source: "大河日报"', 'source: 我改的报名')
    world.report(0).publication = '河口日报'
    expect((await world.export()).conflicts).toMatchObject([
      { key: 'property:source', theirs: 'source: 我改的报名', ours: 'source: "河口日报"' },
    ])
    expect(world.read(FERRY)).toContain('source: 我改的报名')
    world.edit(FERRY, 'source: 我改的报名', 'source: "unclosed')
    expect((await world.export()).conflicts).toMatchObject([{ key: 'front' }])
    expect(world.read(FERRY)).toContain('source: "unclosed')
  })

  it('finds a file again that was renamed or moved, also without its memory, and links follow', async () => {
    await world.export()
    world.move(FERRY, '归档/渡口.md')
    world.report(0).notes.push(note('新笔记。'))
    const merged = await world.export()
    expect(world.paths()).not.toContain(FERRY)
    expect(world.read('归档/渡口.md')).toContain('新笔记。')
    expect(merged.gone).toEqual([])
    expect(world.read(POST)).toContain('[[渡口|')
    expect(brokenLinks(inVault())).toEqual([])
    rmSync(join(world.folder, '.pressmark-vault.json'))
    world.edit('归档/渡口.md', '新笔记。', '新笔记，我改过。')
    const blind = await world.export()
    expect(blind.written).toEqual([])
    expect(blind.conflicts).toMatchObject([{ theirs: expect.stringContaining('我改过') }])
  })

  it('keeps the user’s tags beside ours where its memory is lost, and writes nothing a second time', async () => {
    await world.export()
    world.edit(FERRY, '  - "交通"\n', '  - 我的/标签\n')
    rmSync(join(world.folder, '.pressmark-vault.json'))
    expect((await world.export()).conflicts).toEqual([])
    for (const tag of ['- "交通"', '- "我的/标签"']) expect(world.read(FERRY)).toContain(tag)
    const before = world.times()
    expect((await world.export()).written).toEqual([])
    expect(world.times()).toEqual(before)
  })

  it('does not make a deleted file again until asked, and no link leads to it', async () => {
    await world.export()
    world.remove(WHARF)
    const merged = await world.export()
    expect(merged.gone).toMatchObject([{ path: WHARF, key: null }])
    expect(world.paths()).not.toContain(WHARF)
    expect(brokenLinks(inVault())).toEqual([])
    await world.export([{ file: merged.gone[0]!.file, key: null, choice: 'restore' }])
    expect(world.paths()).toContain(WHARF)
    expect(brokenLinks(inVault())).toEqual([])
  })

  it('leaves the file of a report that is not exported any more, and says whether it was edited', async () => {
    await world.export()
    world.edit(WHARF, '## 正文', '我的话。\n\n## 正文')
    world.library.reports.splice(1, 2)
    const merged = await world.export()
    expect(merged.leftOver).toEqual([
      { path: WHARF, isEdited: true },
      { path: POST, isEdited: false },
    ])
    expect(world.read(WHARF)).toContain('我的话。')
  })

  it('never touches a file it did not write, in the way or in a folder below', async () => {
    world.write(FERRY, '我的文件')
    world.write('x/交通.md', '我的主题')
    await world.export()
    expect(world.read(FERRY)).toBe('我的文件')
    expect(world.read('x/交通.md')).toBe('我的主题')
    expect(brokenLinks(inVault())).toEqual([])
    mkdirSync(join(world.folder, '.obsidian'))
    writeFileSync(join(world.folder, '.obsidian/app.json'), '{}')
    await world.export()
    expect(readFileSync(join(world.folder, '.obsidian/app.json'), 'utf8')).toBe('{}')
  })

  it('keeps line ends, the byte order mark, and parts between %% begin and %% end', async () => {
    await world.export()
    const own = '%% begin mine %%\r\n> 首班船 ^h-0000000010\r\n\r\n随便写\r\n%% end mine %%'
    world.edit(FERRY, '## 正文', `${own.replaceAll('\r\n', '\n')}\n\n## 正文`)
    world.write(FERRY, `\ufeff${world.read(FERRY).replaceAll('\n', '\r\n')}\r\n\r\n`)
    world.report(0).notes.push(note('新笔记。'))
    await world.export()
    const text = world.read(FERRY)
    expect(text.startsWith('\ufeff---\r\n')).toBe(true)
    expect(text).not.toMatch(/(?<!\r)\n/)
    expect(text).toContain(own)
    expect(text).toContain('新笔记。')
    expect(text.endsWith('\r\n\r\n\r\n')).toBe(true)
    const before = world.times()
    await world.export()
    expect(world.times()).toEqual(before)
  })

  it('a new passage goes where it belongs, not between another and what the user wrote below that', async () => {
    await world.export()
    world.edit(FERRY, '> 首班船载客六十人 ^h-0000000010', '> 首班船载客六十人 ^h-0000000010\n\n说得不准。')
    const [first] = world.report(0).highlights
    const more = { ...first!, id: first!.id.replace(/10$/, '77'), exact: '北岸渡口', notes: [], themeIds: [] }
    world.report(0).highlights.splice(0, 0, { ...more, places: [{ block: 2, start: 0, end: 4 }] })
    await world.export()
    const text = world.read(FERRY)
    expect(text.indexOf('^h-0000000077')).toBeLessThan(text.indexOf('^h-0000000010'))
    expect(text).toContain('^h-0000000010\n\n说得不准。')
  })

  it('finishes an export that broke off, and takes its work for no edit of the user’s', async () => {
    await world.export()
    const manifest = readFileSync(join(world.folder, '.pressmark-vault.json'), 'utf8')
    world.report(0).notes = [reworded(world.report(0).notes[0]!, '第二版。')]
    await world.export()
    // Files as written, the memory as it was before: the library has gone on meanwhile.
    const files = JSON.parse(readFileSync(join(world.folder, '.pressmark-vault.json'), 'utf8')) as {
      files: object
    }
    const old = JSON.parse(manifest) as { files: Record<string, object> }
    for (const [path, next] of Object.entries(files.files)) Object.assign(old.files[path]!, { next })
    writeFileSync(join(world.folder, '.pressmark-vault.json'), JSON.stringify(old))
    world.report(0).notes = [reworded(world.report(0).notes[0]!, '第三版。')]
    const merged = await world.export()
    expect(merged.conflicts).toEqual([])
    expect(world.read(FERRY)).toContain('第三版。')
    expect(world.read(FERRY)).not.toContain('第二版。')
  })
})
