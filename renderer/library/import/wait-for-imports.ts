/** Annotations go to their words only when the reports they sit on are in. */
import { send } from '../../queries.ts'
import { useImport, type Waiting } from './import-store.ts'

/** How often imports are asked whether they have ended, in milliseconds. */
const ASK_EVERY = 250

const areUnderWay = async (): Promise<boolean> =>
  useImport.getState().sending !== null ||
  (await send('import.jobs', {})).some(({ state }) => state === 'running' || state === 'paused')

/**
 * Waits for every import, a paused one too, and shows that it does.
 * @param names what waits
 * @returns false where the user called it off: it is listed as not begun
 */
export async function importsEnded(names: readonly string[]): Promise<boolean> {
  if (!(await areUnderWay())) return true
  const off = Promise.withResolvers<false>()
  const waiting: Waiting = { names, callOff: () => off.resolve(false) }
  useImport.setState((state) => ({ waiting: [...state.waiting, waiting] }))
  try {
    for (;;) {
      const pause = new Promise<true>((resolve) => setTimeout(() => resolve(true), ASK_EVERY))
      if (!(await Promise.race([off.promise, pause]))) {
        useImport.setState(({ skipped }) => ({ skipped: [...skipped, ...names] }))
        return false
      }
      if (!(await areUnderWay())) return true
    }
  } finally {
    useImport.setState((state) => ({ waiting: state.waiting.filter((one) => one !== waiting) }))
  }
}
