/** Zips of files that want to write elsewhere, to be larger than they say, or to be what they are not. */
import { rawZip } from '../documents/raw-zip.ts'
import { zipOf } from '../documents/zip-of.ts'
import type { Hostile } from './hostile.ts'

const GOOD = '# 渡口公告\n\n北岸渡口今晨恢复通航，首班船载客六十人。\n'
const MEGABYTE = 1_048_576

/** An archive with a good file beside what is bad in it. */
const beside = (
  name: string,
  entry: Parameters<typeof rawZip>[0][number],
  inside: Hostile['inside'],
): Hostile => ({
  name,
  make: () => rawZip([{ name: 'good.txt', content: `${GOOD}${name}` }, entry]),
  code: null,
  inside: { 'good.txt': null, ...inside },
})

export const HOSTILE_ARCHIVES: readonly Hostile[] = [
  beside('slip.zip', { name: '../../evil.txt', content: GOOD }, { '../../evil.txt': 'archive-name' }),
  beside('slip-back.zip', { name: '..\\..\\evil.txt', content: GOOD }, { '../../evil.txt': 'archive-name' }),
  beside('root.zip', { name: '/etc/evil.txt', content: GOOD }, { '/etc/evil.txt': 'archive-name' }),
  beside('drive.zip', { name: 'C:/evil.txt', content: GOOD }, { 'C:/evil.txt': 'archive-name' }),
  beside(
    'link.zip',
    { name: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
    { 'link.txt': 'archive-name' },
  ),
  beside('pipe.zip', { name: 'pipe.txt', content: GOOD, mode: 0o010644 }, { 'pipe.txt': 'archive-name' }),
  beside('device.zip', { name: 'tty.txt', content: GOOD, mode: 0o020644 }, { 'tty.txt': 'archive-name' }),
  beside('socket.zip', { name: 's.txt', content: GOOD, mode: 0o140644 }, { 's.txt': 'archive-name' }),
  // The second of a name; the first comes in.
  beside('twice.zip', { name: 'good.txt', content: 'other' }, { 'good.txt': 'archive-name' }),
  beside('lies-small.zip', { name: 'a.txt', content: GOOD, size: 9_000_000 }, { 'a.txt': 'file-damaged' }),
  beside('lies-large.zip', { name: 'a.txt', content: GOOD, size: 3 }, { 'a.txt': 'file-damaged' }),
  beside('sum.zip', { name: 'a.txt', content: GOOD, sum: 7 }, { 'a.txt': 'file-damaged' }),
  beside('method.zip', { name: 'a.txt', content: GOOD, method: 99 }, { 'a.txt': 'file-damaged' }),
  beside('locked.zip', { name: 'a.txt', content: GOOD, flags: 0x801 }, { 'a.txt': 'file-encrypted' }),
  beside(
    'nested.zip',
    { name: 'inner.zip', content: zipOf({ 'a.txt': GOOD }) },
    { 'inner.zip': 'archive-nested' },
  ),
  beside(
    'inner-bomb.zip',
    { name: 'zeros.txt', content: new Uint8Array(60 * MEGABYTE) },
    { 'zeros.txt': 'archive-inflates' },
  ),
  {
    name: 'bomb.zip',
    make: () => {
      const content = new Uint8Array(60 * MEGABYTE)
      return rawZip([0, 1, 2].map((i) => ({ name: `${i}.txt`, content })))
    },
    code: null,
    inside: { '0.txt': 'archive-inflates', '1.txt': 'archive-inflates', '2.txt': 'archive-inflates' },
  },
  {
    name: 'entries.zip',
    make: () => rawZip(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}.txt`, content: '' }))),
    code: 'archive-entries',
  },
  { name: 'nothing.zip', make: () => zipOf({ 'a.exe': 'MZ' }), code: 'archive-empty' },
  { name: 'cut.zip', make: () => zipOf({ 'a.txt': GOOD }).subarray(0, 60), code: 'file-damaged' },
  {
    name: 'all-locked.zip',
    make: () => rawZip([{ name: 'a.txt', content: GOOD, flags: 0x801 }]),
    code: 'file-encrypted',
  },
  {
    // Written as they lie in the archive; shown with U+FFFD in place of what would turn or hide them.
    name: 'names.zip',
    make: () =>
      rawZip([
        { name: 'a\u202Etxt.exe.txt', content: `${GOOD}1` },
        { name: 'b\u0007\u001B[31m.txt', content: `${GOOD}2` },
        { name: `${'长'.repeat(400)}.txt`, content: `${GOOD}3` },
        { name: '__proto__.txt', content: `${GOOD}4` },
      ]),
    code: null,
    inside: {
      'a\uFFFDtxt.exe.txt': null,
      'b\uFFFD\uFFFD[31m.txt': null,
      [`${'长'.repeat(400)}.txt`]: null,
      '__proto__.txt': null,
    },
  },
]
