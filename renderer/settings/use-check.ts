import { useState } from 'react'
import type { CallResult } from '../../shared/contract.ts'
import { send } from '../queries.ts'

export type LibraryCheck = CallResult<'library.check'>

/** Runs the check of the library. It only reads, so it is no change that the status line would call saving. */
export function useCheck(): {
  result: LibraryCheck | null
  error: unknown
  isRunning: boolean
  run: () => void
} {
  const [state, setState] = useState<{ result: LibraryCheck | null; error: unknown; isRunning: boolean }>({
    result: null,
    error: null,
    isRunning: false,
  })
  const run = (): void => {
    setState({ result: null, error: null, isRunning: true })
    send('library.check', {}).then(
      (result) => setState({ result, error: null, isRunning: false }),
      (error: unknown) => setState({ result: null, error, isRunning: false }),
    )
  }
  return { ...state, run }
}
