/** docs/security.md names tests that are there; that they ran and passed is held by the last step of `npm test`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenProofs, readLinuxProofs, readProofs, type Ran } from '../../scripts/proofs.ts'
import { PlaywrightReport, VitestReport } from '../../scripts/test-reports.ts'

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
const proofs = readProofs(text)

describe('docs/security.md', () => {
  it('names a proof for nearly everything it says, and leaves none unread', () => {
    const lines = text.split('\n').filter((line) => !line.startsWith('Only on '))
    expect(proofs).toHaveLength(lines.join('\n').match(/`test\/[\w./-]+` ›/g)?.length ?? 0)
    expect(proofs.length).toBeGreaterThan(60)
  })

  it.each(proofs)('$file › $name', ({ file, name }) => {
    const source = readFileSync(join(root, file), 'utf8').replaceAll('’', "'")
    const at = source.indexOf(`'${name.replaceAll('’', "'")}'`)
    expect(at, `no test of this name in ${file}`).toBeGreaterThan(0)
    // A test that is meant to fail counts as passed in Vitest's report; the rest is seen there.
    expect(source.slice(Math.max(0, at - 40), at)).not.toMatch(/\.fails|todo|fixme/)
  })

  it('excuses on other systems only what it names as a proof', () => {
    expect(proofs).toEqual(expect.arrayContaining(readLinuxProofs(text)))
  })
})

describe('a proof', () => {
  const said = [
    '| an attack | 403 | `test/a.test.ts` › refuses %s’s page |',
    'and (`test/e2e/b.spec.ts` › the page runs nothing).',
    'Only on Linux: `test/a.test.ts` › refuses %s’s page (the kernel’s table)',
  ].join('\n')
  const ran = (changes: Partial<Ran>[] = [{}]): Ran[] => [
    { file: 'test/e2e/b.spec.ts', title: 'the page runs nothing', ended: 'passed' },
    { file: 'test/a.test.ts', title: "refuses another's page", ended: 'passed' },
    ...changes.map((change) => ({
      ...{ file: 'test/a.test.ts', title: "refuses a port's page", ended: 'passed' as const },
      ...change,
    })),
  ]

  it('holds where each test of its name passed', () => {
    expect(brokenProofs(said, ran(), 'linux')).toEqual([])
    // The same spec on a host that has no such thing.
    const beside = { file: 'test/e2e/b.spec.ts', title: 'the page runs nothing', ended: 'skipped' as const }
    expect(brokenProofs(said, ran([beside]), 'linux')).toEqual([])
  })

  it.each<[string, Ran[], string]>([
    ['it was skipped, by whatever mark around it', ran([{ ended: 'skipped' }]), 'was skipped: test/a'],
    ['one row of it failed', ran([{ ended: 'failed' }]), 'failed: test/a'],
    ['it did not run at all', ran().slice(0, 1), 'has not run: test/a'],
    ['a test of this name passed elsewhere', ran().slice(1), 'has not run: test/e2e/b'],
  ])('does not hold where %s', (_name, seen, told) => {
    expect(brokenProofs(said, seen, 'linux')).toEqual([expect.stringContaining(told)])
  })

  it('may be skipped on another system where that is said, but not fail there', () => {
    expect(brokenProofs(said, ran([{ ended: 'skipped' }]), 'win32')).toEqual([])
    expect(brokenProofs(said, ran([{ ended: 'failed' }]), 'win32')).toHaveLength(1)
  })

  it('is read out of the reports as they are: what was meant to fail has not passed', () => {
    const one = (title: string, status: string) => ({ title, status, fullName: `x ${title}` })
    const vitest = VitestReport.parse({
      ...{ numPassedTests: 1, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 },
      testResults: [
        {
          name: join(root, 'test/a.test.ts'),
          status: 'passed',
          assertionResults: [one('runs', 'passed'), one('waits', 'skipped'), one('later', 'todo')],
        },
      ],
    })
    expect(vitest.ran.map(({ file, ended }) => `${file} ${ended}`)).toEqual([
      'test/a.test.ts passed',
      'test/a.test.ts skipped',
      'test/a.test.ts skipped',
    ])
    const spec = (title: string, status: string, ended: string[]) => ({
      ...{ title, file: 'b.spec.ts', line: 1 },
      tests: [{ status, results: ended.map((each) => ({ status: each })) }],
    })
    const { ran: specs } = PlaywrightReport.parse({
      stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 1 },
      suites: [
        {
          specs: [spec('again', 'flaky', ['failed', 'passed'])],
          suites: [
            {
              specs: [
                spec('meant', 'expected', ['failed']),
                spec('off', 'skipped', ['skipped']),
                spec('none', 'skipped', []),
              ],
            },
          ],
        },
      ],
    })
    expect(specs.map(({ title, ended }) => `${title} ${ended}`)).toEqual([
      'again passed',
      'meant failed',
      'off skipped',
      'none skipped',
    ])
  })
})
