/** A disk that fails under the mark at the very end: what was saved is saved, and closing (a restore closes, too) goes on. */
import { fdatasyncSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openMark, readMark } from '../../../electron/backend/database/mark.ts'

vi.mock('node:fs', async (original) => {
  const real = await original<{ fdatasyncSync: typeof fdatasyncSync }>()
  return { ...real, fdatasyncSync: vi.fn(real.fdatasyncSync) }
})

it('closes where the disk will not flush the mark, which then says of no clean end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-mark-'))
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  try {
    const begin = {
      library: 'a',
      chain: '',
      version: 1,
      open: true,
      number: 3,
      at: '2025-03-01T08:00:00.000Z',
    }
    const marks = openMark(folder, begin)
    vi.mocked(fdatasyncSync).mockImplementation(() => {
      throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' })
    })
    expect(() => marks.close({ open: false })).not.toThrow()
    expect(told).toHaveBeenCalledTimes(1)
    expect(readMark(folder)).toMatchObject({ number: 3 })
  } finally {
    told.mockRestore()
    rmSync(folder, { recursive: true, force: true })
  }
})
