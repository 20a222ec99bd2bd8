/** Good files whose names want to run, to lead elsewhere, to turn a line around, or to be something's property. */
import { bytesOf, type Hostile } from './hostile.ts'

const NAMES = [
  'turned-\u202Etxt.exe.txt',
  'isolated-\u2066gnp.\u2069.txt',
  'control-\u0007\u001B[31m\u001B]0;x\u0007.txt',
  'line-\nnext.txt',
  'unseen-\u200B\uFEFF\u00AD.txt',
  'long-'.padEnd(240, 'x') + '.txt',
  '长'.repeat(80) + '.txt',
  '__proto__.txt',
  'constructor.txt',
  '-rf.txt',
  '--version.md',
  '$(touch pwned).txt',
  "'; drop table source; --.txt",
  '<img src=x onerror=window.pwned60=1>.txt',
  '%2e%2e%2fetc%2fpasswd.txt',
  '..\\..\\evil.txt',
  'C:evil.txt',
  'CON.txt',
  'javascript:window.pwned61=1.md',
  'e\u0301-\u00e9.txt',
  '👩‍👩‍👧‍👦𠮷.txt',
  ' .txt',
]

export const HOSTILE_NAMES: readonly Hostile[] = NAMES.map((name, i) => ({
  name,
  make: () => bytesOf(`# 名字怪的第${i}件\n\n北岸渡口第${i}次按时开船，名字无碍。\n`),
  code: null,
}))
