#!/usr/bin/env node
// The command line starts here in plain JavaScript that any Node can read, so that an old Node gets a
// sentence instead of a crash (better-sqlite3 13 segfaults below Node 22).
import { runUnderProjectNode } from '../scripts/project-node.mjs'

await runUnderProjectNode(new URL('../electron/cli.ts', import.meta.url), process.argv.slice(2))
