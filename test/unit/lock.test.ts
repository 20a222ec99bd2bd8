import { expect, it } from 'vitest'
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
