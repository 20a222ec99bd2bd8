/** The child that reads files writes none: one for all acts is enough, and starting one takes longer than all the rest. */
import type { BackendOptions } from '../../../electron/backend/backend.ts'
import { createImporter } from '../../../electron/backend/import/run-importer.ts'

/** @returns `parts` for `begin`, and what ends the child */
export function keptImporter(): { parts: Pick<BackendOptions, 'runImporter'>; close: () => Promise<void> } {
  const importer = createImporter()
  return {
    parts: { runImporter: () => ({ ...importer, close: () => Promise.resolve() }) },
    close: () => importer.close(),
  }
}
