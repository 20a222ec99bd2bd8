import { contract, type CallArgs, type CallName, type CallResult } from '../../shared/contract.ts'
import type { Client } from '../../shared/rpc.ts'

/** A client whose every answer must parse with its contract schema, without loss. Remembers what was answered. */
export interface CheckedClient {
  send<N extends CallName>(call: N, args: CallArgs<N>): Promise<CallResult<N>>
  answered: Set<CallName>
}

export function checked(client: Client): CheckedClient {
  const answered = new Set<CallName>()
  return {
    answered,
    async send(call, args) {
      const result = await client.send(call, args)
      const parsed = contract[call].result.safeParse(result)
      if (!parsed.success) throw new Error(`${call} answers outside its contract: ${parsed.error.message}`)
      // zod drops keys it does not know: a difference is a field that the contract does not tell of.
      if (JSON.stringify(sorted(parsed.data)) !== JSON.stringify(sorted(result)))
        throw new Error(`${call} answers more than its contract tells`)
      answered.add(call)
      return result
    },
  }
}

/** The same value with its keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  )
}
