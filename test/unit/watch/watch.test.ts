import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zipOf } from '../../documents/zip-of.ts'
import { makePlace, PAGE, type Place } from './watched-folder.ts'

let place: Place
beforeEach(() => {
  place = makePlace()
})
afterEach(async () => {
  await place.close()
  place.remove()
})

const names = (paths: readonly { path: string }[]): string[] =>
  paths.map(({ path }) => path.slice(place.watched.length + 1)).sort()

describe('a watched folder', { timeout: 60_000 }, () => {
  it('brings in what lies in it and what arrives, tells known from new and says what was refused', async () => {
    place.put('one.txt', PAGE(1))
    place.put('deep/two.md', PAGE(2))
    const { client } = await place.open()
    await client.send('watch.add', { path: place.watched })
    const first = await place.until(({ counts }) => counts.came === 2)
    expect(names(first.news.sources)).toEqual(['deep/two.md', 'one.txt'])
    expect(first.news).toMatchObject({ came: 2, reports: 2, known: 0, refused: 0 })
    // Nobody did it, so nobody's last step is taken back by it.
    expect(await client.send('undo.state', {})).toEqual({ undo: null, redo: null })
    expect(await client.send('import.jobs', {})).toEqual([])

    place.put('again.txt', PAGE(1))
    place.put('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))
    place.put('十日.zip', zipOf({ '一版.txt': PAGE(3), '空.txt': '', '二版.txt': PAGE(2) }))
    const after = await place.until(({ counts }) => counts.came + counts.known + counts.refused === 7)
    expect(after.counts).toEqual({ came: 3, known: 2, refused: 2 })
    expect(after.news.refusals.map(({ code }) => code).sort()).toEqual(['file-binary', 'file-empty'])
    await client.send('watch.seen', { id: after.id })
    expect((await client.send('watch.list', {}))[0]).toMatchObject({
      counts: { came: 3, known: 2, refused: 2 },
      news: { came: 0, known: 0, refused: 0, sources: [], refusals: [] },
    })
    expect(await client.send('sources.list', {})).toHaveLength(3)
  })

  it('follows no link, opens no pipe, and leaves hidden and unfinished files alone', async () => {
    const outside = `${place.watched}-outside`
    mkdirSync(outside)
    writeFileSync(join(outside, 'secret.txt'), PAGE('secret'))
    symlinkSync(join(outside, 'secret.txt'), join(place.watched, 'link.txt'))
    symlinkSync(outside, join(place.watched, 'folder'))
    place.fifo('pipe.txt')
    for (const name of ['.hidden.txt', '~$open.docx', 'a.txt.crdownload', 'b.pdf.part', '.git/x.md', 'c.exe'])
      place.put(name, PAGE(name))
    place.put('empty.txt', '')
    place.put('good.txt', PAGE('good'))
    const { client } = await place.open()
    await client.send('watch.add', { path: place.watched })
    await place.until(({ counts }) => counts.came === 1)
    await new Promise((resolve) => setTimeout(resolve, 4500))
    const [folder] = await client.send('watch.list', {})
    expect(folder?.counts).toEqual({ came: 1, known: 0, refused: 0 })
    expect(names(folder?.news.sources ?? [])).toEqual(['good.txt'])
  })

  it('takes a file only when it has stopped growing, and at once when it was renamed into place', async () => {
    const { client } = await place.open()
    await client.send('watch.add', { path: place.watched })
    let text = PAGE(0)
    const writing = setInterval(() => place.put('growing.txt', (text += PAGE(text.length)), true), 300)
    place.put('download.crdownload', PAGE('whole'))
    await new Promise((resolve) => setTimeout(resolve, 5000))
    expect((await client.send('watch.list', {}))[0]?.counts).toEqual({ came: 0, known: 0, refused: 0 })
    clearInterval(writing)
    renameSync(join(place.watched, 'download.crdownload'), join(place.watched, 'download.txt'))
    const { news } = await place.until(({ counts }) => counts.came === 2)
    expect(names(news.sources)).toEqual(['download.txt', 'growing.txt'])
    expect(await client.send('sources.list', {})).toHaveLength(2)
  })

  it('offers a changed file as a new version', async () => {
    const long = Array.from({ length: 12 }, (_, i) => `第${i}段：北岸渡口今晨恢复通航，首班船载客六十人。`)
    place.put('page.txt', `# 渡口重开\n\n${long.join('\n\n')}\n`)
    const { client } = await place.open()
    await client.send('watch.add', { path: place.watched })
    const first = await place.until(({ counts }) => counts.came === 1)
    place.put('page.txt', `# 渡口重开\n\n${long.join('\n\n')}\n\n更新：末班船改为二十二时。\n`)
    const { news } = await place.until((folder) => folder.news.sources[0]?.id !== first.news.sources[0]?.id)
    expect(news.sources[0]?.versionOf).toMatchObject({ id: first.news.sources[0]?.id })
  })

  it('brings in after a restart what arrived meanwhile, and nothing twice', async () => {
    place.put('one.txt', PAGE(1))
    const { client } = await place.open()
    await client.send('watch.add', { path: place.watched })
    const { news } = await place.until(({ counts }) => counts.came === 1)
    await client.send('sources.remove', { id: news.sources[0]?.id ?? '' })
    await place.close()
    place.put('two.txt', PAGE(2))
    const again = await place.open()
    await place.until(({ counts }) => counts.came === 2)
    // What the user took out stays out.
    expect(await again.client.send('sources.list', {})).toMatchObject([{ fileName: 'two.txt' }])
  })

  it('says that the folder is gone, and goes on when it is back', async () => {
    const { client } = await place.open()
    await client.send('watch.add', { path: place.watched })
    renameSync(place.watched, `${place.watched}-away`)
    await place.until(({ state }) => state === 'missing')
    symlinkSync(`${place.watched}-away`, place.watched)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await place.until(({ state }) => state === 'missing')
    rmSync(place.watched)
    renameSync(`${place.watched}-away`, place.watched)
    place.put('back.txt', PAGE('back'))
    await place.until(({ state, counts }) => state === 'watching' && counts.came === 1)
  })

  it('leaves out what lay there, and folders inside, where that was wanted', async () => {
    place.put('old.txt', PAGE('old'))
    place.put('inside/deep.txt', PAGE('deep'))
    const { client } = await place.open()
    await client.send('watch.add', { path: place.watched, subfolders: false, existing: false })
    await new Promise((resolve) => setTimeout(resolve, 500))
    place.put('new.txt', PAGE('new'))
    const { news, id } = await place.until(({ counts }) => counts.came > 0)
    expect(names(news.sources)).toEqual(['new.txt'])
    await client.send('watch.update', { id, subfolders: true })
    const wide = await place.until(({ counts }) => counts.came > 1)
    expect(names(wide.news.sources)).toEqual(['inside/deep.txt', 'new.txt'])
  })

  it('pauses, also over a restart, and goes on where it was', async () => {
    for (let i = 0; i < 40; i++) place.put(`${i}.txt`, PAGE(i))
    const { client } = await place.open()
    const { id } = await client.send('watch.add', { path: place.watched })
    await place.until(({ progress }) => (progress?.finished ?? 0) > 2)
    await client.send('watch.update', { id, paused: true })
    await place.until(({ progress, state }) => progress === null && state === 'paused')
    const [{ counts } = { counts: { came: 0 } }] = await client.send('watch.list', {})
    expect(counts.came).toBeLessThan(40)
    await place.close()
    const again = await place.open()
    await new Promise((resolve) => setTimeout(resolve, 3000))
    expect((await again.client.send('watch.list', {}))[0]).toMatchObject({ state: 'paused', counts })
    await again.client.send('watch.update', { id, paused: false })
    await place.until((folder) => folder.counts.came === 40, 40_000)
    await again.client.send('watch.remove', { id })
    expect(await again.client.send('watch.list', {})).toEqual([])
    expect(await again.client.send('sources.list', {})).toHaveLength(40)
  })
})
