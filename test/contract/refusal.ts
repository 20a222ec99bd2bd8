import { CallError } from '../../shared/errors.ts'

/** The code a call is refused with; `no refusal` where it is answered; the error itself where it is none of ours. */
export const refusal = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof CallError ? error.code : error),
  )
