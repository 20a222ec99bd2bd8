/** Calls that bring files in and out: part of what every host must answer alike. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { newId } from '../../electron/backend/ids.ts'
import type { CheckedClient } from './checked-client.ts'
import type { FixtureIds } from './fixture.ts'
import { refusal } from './refusal.ts'

interface Asked {
  call: CheckedClient
  /** The library's. */
  folder: string
  ids: FixtureIds
  mayUsePaths: boolean
}

export async function askAboutFiles({ call, folder, ids, mayUsePaths }: Asked): Promise<void> {
  await call.send('import.jobs', {})
  const gone = { inbox: newId(), name: 'gone.txt' }
  const { jobId } = await call.send('import.start', { items: [gone], more: true })
  await call.send('import.append', { jobId, items: [{ ...gone, inbox: newId() }] })
  await call.send('import.pause', { jobId, paused: false }).catch(() => undefined)
  await call.send('import.cancel', { jobId }).catch(() => undefined)
  await expect
    .poll(async () => (await call.send('import.jobs', {})).find(({ id }) => id === jobId)?.state, {
      timeout: 20_000,
    })
    .not.toBe('running')
  await call.send('import.dismiss', { jobId })
  expect((await call.send('reports.cite', { id: ids.port, style: 'gbt-2015' })).text).toContain('[N]')
  const [format] = await call.send('export.formats', {})
  const wanted = { format: format?.id ?? '', scope: { kind: 'all' } } as const
  await call.send('export.preview', { ...wanted, session: 'one' })
  await call.send('export.cancel', { session: 'one' })
  await call.send('export.prepare', wanted)
  const write = call.send('export.write', { ...wanted, folder: join(folder, '..', 'out') })
  if (mayUsePaths) await write
  else expect(await refusal(write)).toBe('not-allowed')

  await call.send('package.count', { scope: { kind: 'all' } })
  await call.send('templates.gallery', { language: 'en' })
  const form = {
    name: '摘录',
    body: '{{ report.title }}',
    per: 'report',
    extension: 'md',
    fileName: 'x',
  } as const
  const { id: templateId } = await call.send('templates.create', form)
  await call.send('templates.toFile', { id: templateId })
  const shown = { template: form, scope: { kind: 'all' }, language: 'en' } as const
  expect((await call.send('templates.preview', shown)).problem).toBeNull()
  expect(await call.send('watch.list', {})).toEqual([])
  expect(await refusal(call.send('watch.choose', { subfolders: true, existing: true }))).toBe(
    'export-no-dialog',
  )
  const watched = join(folder, '..', 'watched')
  mkdirSync(watched)
  const watch = call.send('watch.add', { path: watched })
  // A window names only folders of the user's own documents: test/unit/watch/place.test.ts.
  if (mayUsePaths) {
    const { id } = await watch
    await call.send('watch.update', { id, paused: true })
    await call.send('watch.seen', { id })
    await call.send('watch.remove', { id })
  } else expect(['not-allowed', 'watch-place']).toContain(await refusal(watch))
  const merge = call.send('export.merge', { ...wanted, folder: { path: join(folder, '..', 'vault') } })
  if (mayUsePaths) expect((await merge).written.length).toBeGreaterThan(0)
  else expect(await refusal(merge)).toBe('not-allowed')
  const [vault] = await call.send('export.folders', {})
  expect(vault?.state).toBe(mayUsePaths ? 'ready' : undefined)
  // Nothing here shows a dialog.
  expect(await refusal(call.send('export.chooseFolder', {}))).toBe('export-no-dialog')
  await call.send('export.forgetFolder', { id: vault?.id ?? newId() })

  await call.send('package.prepare', { scope: { kind: 'all' } })
  const inbox = join(folder, 'inbox')
  const made = readdirSync(inbox).find((name) => name.endsWith('.pressmark')) ?? ''
  copyFileSync(join(inbox, made), join(inbox, 'package'))
  await call.send('package.inspect', { file: { inbox: 'package' } })
  await call.send('package.import', { file: { inbox: 'package' } })
  writeFileSync(join(inbox, 'codes'), 'tag,description\n渔业,捕鱼\n')
  await call.send('foreign.import', { file: { inbox: 'codes', name: 'codebook.csv' } })
  const all = { scope: { kind: 'all' } } as const
  const packed = call.send('package.write', { ...all, path: join(folder, '..', 'out.pressmark') })
  if (mayUsePaths) await packed
  else expect(await refusal(packed)).toBe('not-allowed')
  const handed = call.send('package.hand', { path: join(folder, '..', 'out.pressmark') })
  if (mayUsePaths) await handed
  else expect(await refusal(handed)).toBe('not-allowed')
  const list = await call.send('package.handed', {})
  expect(list.map(({ name }) => name)).toEqual(mayUsePaths ? ['out.pressmark'] : [])
  await call.send('package.letGo', { id: list[0]?.id ?? newId() })
  expect(await call.send('package.handed', {})).toEqual([])
}
