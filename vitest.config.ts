import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    // A bound, not a claim: the contract's walk through all mutations takes 10 s on a quiet machine, 60 s on a loaded one.
    testTimeout: 180_000,
    // Workers and SQLite files are real; forks keep one test file's native handles from another's.
    pool: 'forks',
    // Left to itself vitest takes one core less than there are: of two, one, and all files wait for those that wait.
    maxWorkers: Math.max(2, availableParallelism()),
    // As in playwright.config.ts: CI shares two cores with others, so one more try there, and run-tests.ts names what needed it.
    retry: process.env.CI ? 1 : 0,
    // Loaded by Node itself, so that the hook that replaces `electron` in the built app reaches them.
    server: { deps: { external: [/\/out\/main\//, /fake-electron/] } },
  },
})
