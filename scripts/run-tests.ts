/**
 * `npm test`: every check in turn, each to its end even if one before it failed, then what became of each and
 * one closing line `N passed, N failed, N skipped` over all tests and steps. Exit code 1 if anything failed.
 *
 * PRESSMARK_REQUIRE_SHARED=1 (CI): the real pages in ../shared must be there; elsewhere their tests skip.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { findElectron } from '../electron/electron-binary.ts'
import { aptInstall, canUseApt } from './apt.ts'
import { ensureBrowser, ensureFonts } from './find-browser.ts'
import { brokenProofs } from './proofs.ts'
import { type Outcome, PlaywrightReport, VitestReport } from './test-reports.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESULTS = join(ROOT, '.cache/tests')
const BIN = join(ROOT, 'node_modules/.bin')

const PASSED: Outcome = { passed: 1, failed: 0, skipped: 0, named: [], ran: [] }
const FAILED: Outcome = { passed: 0, failed: 1, skipped: 0, named: [], ran: [] }
const SKIPPED: Outcome = { passed: 0, failed: 0, skipped: 1, named: [], ran: [] }

/** Runs one of the project's tools under this Node; true if it ended with 0. */
const tool = (file: string, ...args: string[]): boolean => script(join('node_modules', file), ...args)

function script(file: string, ...args: string[]): boolean {
  const run = spawnSync(process.execPath, [join(ROOT, file), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    // What a tool starts by name must be this Node too: better-sqlite3 crashes in an old one.
    env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}` },
  })
  return run.status === 0
}

const step = (worked: boolean): Outcome => (worked ? PASSED : FAILED)

/** Counts of a JSON report. A run that failed without a failed test (a crash, no report) is one failure. */
function counted(worked: boolean, file: string, report: z.ZodType<Outcome>): Outcome {
  try {
    const outcome = report.parse(JSON.parse(readFileSync(join(RESULTS, file), 'utf8')))
    if (outcome.passed + outcome.failed === 0) return { ...outcome, failed: 1 }
    return worked || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 }
  } catch {
    return FAILED
  }
}

/** What the tests that draw need. It comes first: a unit test prints a PDF with it too. */
function browserAndFonts(): Outcome {
  const browser = ensureBrowser()
  if (browser === null) {
    console.error(
      'No browser was found or could be installed. Name one with PRESSMARK_BROWSER=/path/to/chromium.',
    )
    return FAILED
  }
  process.env.PRESSMARK_BROWSER = browser
  // Disks that fail and power cuts are made with the first two, exported Word documents are opened in the third;
  // elsewhere their tests skip, and say so.
  if (process.env.CI && canUseApt())
    for (const [program, packages] of [
      ['strace', ['strace']],
      ['cc', ['gcc', 'libc6-dev']],
      ['soffice', ['libreoffice-writer-nogui']],
    ] as const)
      if (!existsSync(`/usr/bin/${program}`)) aptInstall([...packages])
  return step(ensureFonts())
}

const endToEnd = (): Outcome => counted(tool('@playwright/test/cli.js', 'test'), 'e2e.json', PlaywrightReport)

/**
 * V8 13.6 (Node 24) now and then takes a process down in which threads end: "Check failed: jit_page.has_value()",
 * once in some dozen runs of the contract over a worker. No test has failed then: all are run once more, and said so.
 */
function unitTests(): Outcome {
  const run = (): { worked: boolean; outcome: Outcome } => {
    const reporters = ['--reporter=default', '--reporter=json']
    const file = `--outputFile.json=${join(RESULTS, 'unit.json')}`
    const worked = tool('vitest/vitest.mjs', 'run', ...reporters, file)
    return { worked, outcome: counted(worked, 'unit.json', VitestReport) }
  }
  const { worked, outcome } = run()
  if (worked || outcome.passed === 0 || outcome.failed !== 1) return outcome
  if (!readFileSync(join(RESULTS, 'unit.json'), 'utf8').includes('"numFailedTests":0')) return outcome
  console.log('\nA test process ended by itself, no test failed: all once more.')
  return run().outcome
}

const types = (project: string) => (): Outcome => step(tool('typescript/bin/tsc', '-p', project))

const total: Outcome = { passed: 0, failed: 0, skipped: 0, named: [], ran: [] }

/** Comes last: it looks at what the steps before it ran. */
function proofs(): Outcome {
  const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
  const named = brokenProofs(text, total.ran, process.platform).map(
    (one) => `a proof of docs/security.md ${one}`,
  )
  if (named.length === 0) return PASSED
  console.log(named.join('\n'))
  return { ...FAILED, named }
}

const steps: [name: string, run: () => Outcome][] = [
  [
    'the real pages of ../shared are there',
    () => {
      if (existsSync(join(ROOT, '../shared/seeds/gold.json'))) return PASSED
      console.log('../shared is not here: the tests on real pages skip.')
      return process.env.PRESSMARK_REQUIRE_SHARED === '1' ? FAILED : SKIPPED
    },
  ],
  ['a browser and Chinese fonts', browserAndFonts],
  ['types: shared', types('shared')],
  ['types: electron', types('electron')],
  ['types: renderer', types('renderer')],
  ['types: test', types('test')],
  ['types: scripts', types('scripts')],
  ['lint (oxlint, type-aware)', () => step(tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'))],
  ['format (biome)', () => step(tool('@biomejs/biome/bin/biome', 'format', '.'))],
  ['dead code (knip)', () => step(tool('knip/bin/knip.js'))],
  ['build', () => step(tool('electron-vite/bin/electron-vite.js', 'build'))],
  ['package, with a stand-in for Electron', () => step(script('scripts/package-check.ts'))],
  ['unit, contract, golden, Electron under a double (vitest)', unitTests],
  ['end to end in a real Chromium (playwright)', endToEnd],
  [
    'end to end on the real Electron',
    () => {
      if (findElectron() !== null) return PASSED // the same run: its project "electron"
      console.log('Not run: the Electron binary is not installed here (npx install-electron fetches it).')
      return SKIPPED
    },
  ],
  ['every proof that docs/security.md names has run and passed', proofs],
]

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })

const lines: string[] = []
for (const [name, run] of steps) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const outcome = run()
  total.passed += outcome.passed
  total.failed += outcome.failed
  total.skipped += outcome.skipped
  total.named.push(...outcome.named)
  total.ran.push(...outcome.ran)
  const mark = outcome.failed > 0 ? 'FAILED ' : outcome.passed === 0 ? 'skipped' : 'ok     '
  const counts =
    outcome.passed + outcome.failed > 1 ? ` (${outcome.passed} of ${outcome.passed + outcome.failed})` : ''
  lines.push(`${mark} ${name}${counts}, ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
// The runners' own lists stand far above: what CI keeps is the end of the output, some thirty lines of it. So each
// failure is told with its reason first, and by its name alone, a line each, at the very end.
const named = total.named.map((one) => one.replaceAll(ROOT, ''))
if (named.length > 0) console.log(`\n${named.join('\n')}`)
console.log(`\n${lines.join('\n')}\n`)
for (const one of named) console.log(one.split('\n')[0])
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
