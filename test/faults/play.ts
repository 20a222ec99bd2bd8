/** The application without a window: its library opened, acts done to it, closed. */
import type { BackendOptions } from '../../electron/backend/backend.ts'
import type { Repair } from '../../electron/backend/database/repair.ts'
import type { Client } from '../../shared/rpc.ts'
import { backUp, backUpAlone, restore } from './copying.ts'
import type { Line } from './ledger.ts'
import { open } from './library-state.ts'
import type { Act } from './run-actor.ts'
import { annotate, importFiles, type Stage } from './workloads.ts'

const WORKLOADS: Record<Act['workload'], (stage: Stage) => Promise<void>> = {
  annotate,
  import: importFiles,
  backup: backUp,
  copy: backUpAlone,
  restore,
  /** Opening is the act: it migrates. */
  open: () => Promise.resolve(),
}

export interface Played {
  /** Does the acts once; again with another seed. */
  play: (seed: number) => Promise<void>
  close: () => Promise<void>
}

/** @param parts of the application that are not its usual ones @throws what opening a library throws */
export async function begin(
  { workload, folder, acts }: Omit<Act, 'seed'>,
  say: (line: Line) => void,
  log: (error: unknown) => void,
  parts: Pick<BackendOptions, 'runCopier' | 'runImporter'> = {},
): Promise<Played> {
  const run = WORKLOADS[workload]
  const start = (repair?: Repair) => open(folder, { ...parts, repair, log })
  say({ say: 'opening' })
  let opened = await start()
  say({ say: 'ready' })
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    await opened.close()
  }
  const reopen = async (repair?: Repair): Promise<Client> => {
    await close()
    opened = await start(repair)
    isClosed = false
    return opened.client
  }
  return {
    async play(seed) {
      if (isClosed) await reopen()
      await run({ client: opened.client, folder, say, acts, seed, reopen })
      say({ say: 'done' })
    },
    close,
  }
}
