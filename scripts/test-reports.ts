/** What the JSON reports of Vitest and Playwright say: how many passed, and which did not. */
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Ran } from './proofs.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export interface Outcome {
  passed: number
  failed: number
  skipped: number
  /** Each test that failed, with the first lines of why; and each that passed at its second try only. */
  named: string[]
  /** Every test there is. */
  ran: Ran[]
}

/** Lines of a failure that are told again at the end: enough for what was expected and where. */
const LINES_TOLD = 6

export const VitestReport = z
  .object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string().optional(),
        assertionResults: z.array(
          z.object({
            status: z.string(),
            title: z.string(),
            fullName: z.string(),
            failureMessages: z.array(z.string()).nullish(),
          }),
        ),
      }),
    ),
  })
  .transform(
    (report): Outcome => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      named: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
        const tests = assertionResults.flatMap(({ status: ended, fullName, failureMessages }) => {
          const why = failureMessages ?? []
          if (ended === 'failed') return [told('failed', name, fullName, why[0])]
          return why.length > 0 ? [told('passed at the second try', name, fullName, why[0])] : []
        })
        // A file that broke off before its tests: there is no test to name.
        return status === 'failed' && tests.length === 0 ? [told('failed', name, '', message)] : tests
      }),
      ran: report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults.map(({ title, status }) => ({
          file: relative(ROOT, name).split(sep).join('/'),
          title,
          ended: status === 'passed' || status === 'failed' ? status : 'skipped',
        })),
      ),
    }),
  )

interface Suite {
  specs?: { title: string; file: string; line: number; tests: Test[] }[] | undefined
  suites?: Suite[] | undefined
}
interface Test {
  status: string
  results: { status: string; error?: { message?: string | undefined } | undefined }[]
}
const Suite: z.ZodType<Suite> = z.object({
  specs: z
    .array(
      z.object({
        title: z.string(),
        file: z.string(),
        line: z.int(),
        tests: z.array(
          z.object({
            status: z.string(),
            results: z.array(
              z.object({
                status: z.string(),
                error: z.object({ message: z.string().optional() }).optional(),
              }),
            ),
          }),
        ),
      }),
    )
    .optional(),
  get suites() {
    return z.array(Suite).optional()
  },
})

export const PlaywrightReport = z
  .object({
    stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
    suites: z.array(Suite),
  })
  .transform(
    ({ stats, suites }): Outcome => ({
      // Tries are one but in CI (playwright.config.ts).
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      named: suites.flatMap(namedSpecs),
      ran: suites.flatMap(ranSpecs),
    }),
  )

/** By the last try: one that was meant to fail, and did, is "expected" and proves nothing. */
const ranSpecs = ({ specs = [], suites = [] }: Suite): Ran[] => [
  ...specs.flatMap(({ title, file, tests }) =>
    tests.map(({ results }) => {
      const status = results.at(-1)?.status
      const ended =
        status === 'passed' ? 'passed' : status === undefined || status === 'skipped' ? 'skipped' : 'failed'
      return { file: `test/e2e/${file}`, title, ended } as const
    }),
  ),
  ...suites.flatMap(ranSpecs),
]

const namedSpecs = ({ specs = [], suites = [] }: Suite): string[] => [
  ...specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) =>
        told(
          status === 'flaky' ? 'passed at the second try' : 'failed',
          `${file}:${line}`,
          title,
          results.find(({ error }) => error)?.error?.message,
        ),
      ),
  ),
  ...suites.flatMap(namedSpecs),
]

function told(how: string, file: string, test: string, why = ''): string {
  const lines = why.split('\n').slice(0, LINES_TOLD)
  return [`${how}: ${file} › ${test}`, ...lines.map((line) => `    ${line}`)].join('\n')
}
