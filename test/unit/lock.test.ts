import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { VERSION } from '../../shared/version.ts'
import { missingOptionals, readLock } from '../../scripts/complete-lock.ts'

it('package-lock.json holds every platform, so that npm ci takes it anywhere (else: node scripts/complete-lock.ts)', () => {
  const lock = readLock()
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
  expect(missingOptionals(lock)).toEqual([])
})

it('package-lock.json names no registry: people fetch from their own', () => {
  const resolved = Object.values(readLock().packages).filter((entry) => 'resolved' in entry)
  expect(resolved).toEqual([])
})

it('docs/dependencies.md gives a reason for every dependency, once, and for nothing else', () => {
  const { dependencies = {}, devDependencies = {} } = readLock().packages[''] as {
    dependencies?: object
    devDependencies?: object
  }
  const text = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| (?!package \|)(.+?) \| (.+) \|$/gm)]
  const names = rows.flatMap(([, cell = '']) => cell.split(', '))
  expect(names.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort())
  expect(rows.filter(([, , why = '']) => why.trim().length < 15)).toEqual([])
})

it('the version the program tells is the package’s', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  expect(VERSION).toBe(version)
})
