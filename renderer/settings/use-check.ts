import { useState } from 'react'
import { CallError } from '../../shared/errors.ts'
import type { CallResult } from '../../shared/contract.ts'
import { send, useCall } from '../queries.ts'

export type LibraryCheck = CallResult<'library.check'>

/**
 * Runs the check of the library, which goes on beside everything else. It only reads, so it is no change that the status
 * line would call saving. `result`: the last one's, or that of one which began by itself and found something.
 */
export function useCheck(): {
  result: LibraryCheck | null
  error: unknown
  progress: { done: number; total: number } | null
  run: () => void
  cancel: () => void
  /** What the last one said is no longer so. */
  forget: () => void
} {
  const state = useCall('library.checkState', {})
  const [own, setOwn] = useState<{ result: LibraryCheck | null; error: unknown; isRunning: boolean }>({
    result: null,
    error: null,
    isRunning: false,
  })
  const run = (): void => {
    setOwn({ result: null, error: null, isRunning: true })
    send('library.check', {}).then(
      (result) => setOwn({ result, error: null, isRunning: false }),
      (error: unknown) => {
        const isCalledOff = error instanceof CallError && error.code === 'cancelled'
        setOwn({ result: null, error: isCalledOff ? null : error, isRunning: false })
      },
    )
  }
  return {
    result: own.result ?? (own.isRunning ? null : (state.data?.unasked ?? null)),
    error: own.error,
    progress: state.data?.progress ?? (own.isRunning ? { done: 0, total: 0 } : null),
    run,
    forget: () => setOwn({ result: null, error: null, isRunning: false }),
    cancel: () => void send('library.cancelCheck', {}).catch(() => undefined),
  }
}
