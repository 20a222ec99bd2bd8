import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { MENU } from '../../../shared/commands.ts'
import { areas } from '../../../shared/i18n/index.ts'

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url))
const tables = globSync('**/{commands,*-commands}.ts', { cwd: renderer }).map((file) =>
  readFileSync(`${renderer}/${file}`, 'utf8'),
)

test('every line of the native menu is a command of the window and has words', () => {
  for (const { id, labelKey } of MENU) {
    expect(
      tables.some((table) => table.includes(`id: '${id}'`)),
      id,
    ).toBe(true)
    const [area, key] = labelKey.split(':') as [keyof typeof areas, string]
    expect(Object.keys(areas[area].en), labelKey).toContain(key)
  }
})

test('no two commands have the same id', () => {
  const ids = tables.flatMap((table) => [...table.matchAll(/^\s+id: '([\w.]+)'/gm)].map((match) => match[1]))
  expect(ids.length).toBeGreaterThan(30)
  expect(ids).toEqual([...new Set(ids)])
})
