/**
 * The library as React sees it: `useCall` asks and caches by call, `useSend` changes. The one event
 * `library.changed` makes every cached answer that reads a changed table ask again; there is no second
 * copy of the library in the window.
 */
import {
  QueryClient,
  type Query,
  useMutation,
  useQueries,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { CallArgs, CallName, CallResult, Table } from '../shared/contract.ts'
import { CallError } from '../shared/errors.ts'
import type { Client } from '../shared/rpc.ts'
import { openBackend } from './backend.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      // The library is on this computer: it answers when the network is down.
      networkMode: 'always',
      retry: (count, error) => error instanceof CallError && error.code === 'connection-lost' && count < 20,
      retryDelay: 500,
    },
    mutations: { networkMode: 'always' },
  },
})

/**
 * Tables that say nothing about reports and what is on them. Places read are saved to `setting` while one
 * scrolls: an answer that is not read from them must not be asked again each time.
 */
const APART: readonly Table[] = ['setting', 'undo', 'import', 'watch', 'index', 'check', 'template', 'backup']

/** What words are found in and filtered by; `source` for file names, `setting` not: places read are saved to it. */
const FOUND_IN: Table[] = ['source', 'report', 'correction', 'highlight', 'note', 'theme', 'link']

/** Which tables an answer is read from; a call not named here depends on all of them but those apart. */
const READS: Partial<Record<CallName, Table[]>> = {
  'settings.all': ['setting'],
  'library.checkState': ['check'],
  'undo.state': ['undo'],
  'import.jobs': ['import'],
  'package.handed': ['import'],
  'watch.list': ['watch'],
  'sources.list': ['source', 'report', 'page'],
  'lessons.list': ['source', 'lesson'],
  'reports.get': ['source', 'report', 'correction'],
  'corrections.list': ['source', 'report', 'page', 'correction'],
  'corrections.elsewhere': ['source', 'report', 'page', 'correction'],
  'desk.show': ['source', 'report', 'page', 'highlight', 'note'],
  'notes.list': ['note'],
  'unplaced.list': ['source', 'report', 'highlight', 'correction', 'note', 'theme', 'link'],
  'unplaced.count': ['source', 'report', 'highlight', 'correction', 'note', 'theme', 'link'],
  'unplaced.candidates': ['source', 'report', 'highlight', 'correction'],
  'unplaced.heirs': ['source', 'report'],
  'notes.get': ['note'],
  'notes.rows': ['note', 'report', 'highlight', 'source'],
  'notes.reference': ['note', 'report', 'theme', 'source'],
  'search.query': FOUND_IN,
  'search.index': ['index'],
  'search.named': ['report', 'theme'],
  'searches.list': ['search', ...FOUND_IN],
  'parallels.list': ['source', 'report', 'correction'],
  'parallels.repeats': ['source', 'report'],
  'parallels.difference': ['source', 'report', 'correction'],
  'parallels.told': ['source', 'report', 'correction', 'story'],
  'parallels.ghosts': ['source', 'report', 'correction', 'highlight'],
  'proposals.list': ['source', 'report', 'correction', 'highlight', 'link', 'proposal'],
  'proposals.refusals': ['source', 'proposal'],
  'related.list': ['source', 'report', 'correction', 'related'],
  'related.forPassage': ['source', 'report', 'correction', 'related'],
  'stories.list': ['source', 'report', 'related', 'story'],
  'stories.get': ['source', 'report', 'correction', 'highlight', 'link', 'related', 'story'],
  'related.refused': ['source', 'report', 'related'],
  'figures.table': ['source', 'report', 'correction'],
  'backups.list': ['backup'],
  'backups.troubles': ['backup'],
  'export.formats': ['template'],
  'export.folders': [],
  'templates.list': ['template'],
  'templates.gallery': [],
}

let client: Client = open()
let tellLost: (lost: boolean) => void = () => undefined
/** Hears when the connection to the library is lost and when it is back. */
export const onConnection = (listener: (lost: boolean) => void): void => {
  tellLost = listener
}

const reads = ({ queryKey }: Query, tables: readonly Table[]): boolean => {
  const own = READS[queryKey[0] as CallName]
  return own ? own.some((table) => tables.includes(table)) : tables.some((table) => !APART.includes(table))
}

/** Answers that are being asked for again, and whether more changed meanwhile. */
const asking = new Map<string, boolean>()

/**
 * Asks for one answer again. However fast changes come (an import commits fifty times a second), there is one
 * question under way for each answer, and one more after it: a thousand highlights at once are shown after
 * two questions instead of a thousand, each of which the library would have to answer in full.
 */
async function askAgain({ queryKey, queryHash }: Query): Promise<void> {
  if (asking.has(queryHash)) {
    asking.set(queryHash, true)
    return
  }
  do {
    asking.set(queryHash, false)
    await queryClient.invalidateQueries({ queryKey, exact: true })
  } while (asking.get(queryHash))
  asking.delete(queryHash)
}

function open(): Client {
  const opened = openBackend()
  opened.onChanged(({ tables }) => {
    for (const query of queryClient.getQueryCache().getAll()) if (reads(query, tables)) void askAgain(query)
  })
  opened.onClose(() => {
    tellLost(true)
    setTimeout(() => {
      client = open()
      client.send('library.describe', {}).then(
        () => {
          tellLost(false)
          return queryClient.invalidateQueries()
        },
        () => undefined, // still lost: this client's own onClose tries again
      )
    }, 500)
  })
  return opened
}

/** Calls the backend outside React. */
export const send = <N extends CallName>(call: N, args: CallArgs<N>): Promise<CallResult<N>> =>
  client.send(call, args)

/** The answer that a view shows now, if there is one. */
export const cached = <N extends CallName>(call: N, args: CallArgs<N>): CallResult<N> | undefined =>
  queryClient.getQueryData([call, args])

/** A question of another thread that is taken back when nobody waits for it any more. */
function sendUnless<N extends CallName>(
  signal: AbortSignal,
  call: N,
  args: CallArgs<N>,
): Promise<CallResult<N>> {
  const session = crypto.randomUUID()
  const cancel = call === 'export.preview' ? 'export.cancel' : 'search.cancel'
  signal.addEventListener('abort', () => void send(cancel, { session }).catch(() => undefined))
  return send(call, { ...args, session } as CallArgs<N>)
}

/** A cached answer. `enabled: false` waits; `cancels`: for calls with a session, taken back when it is not shown any more. */
export function useCall<N extends CallName>(
  call: N,
  args: CallArgs<N>,
  options: { enabled?: boolean; keepPrevious?: boolean; cancels?: boolean } = {},
): UseQueryResult<CallResult<N>, CallError> {
  return useQuery<CallResult<N>, CallError>({
    queryKey: [call, args],
    queryFn: options.cancels
      ? ({ signal }: { signal: AbortSignal }) => sendUnless(signal, call, args)
      : () => send(call, args),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (previous: CallResult<N> | undefined) => previous } : {}),
  } as Parameters<typeof useQuery<CallResult<N>, CallError>>[0])
}

/** Cached answers to one call for several arguments, in their order; undefined where one is not there yet. */
export function useCalls<N extends CallName>(
  call: N,
  args: readonly CallArgs<N>[],
): (CallResult<N> | undefined)[] {
  return useQueries({
    queries: args.map((one) => ({ queryKey: [call, one], queryFn: () => send(call, one) })),
    combine: (answers) => answers.map(({ data }) => data),
  }) as (CallResult<N> | undefined)[]
}

/** A change. What it changed comes back as `library.changed`, so nothing is invalidated here. */
export function useSend<N extends CallName>(
  call: N,
): UseMutationResult<CallResult<N>, CallError, CallArgs<N>> {
  return useMutation<CallResult<N>, CallError, CallArgs<N>>({ mutationFn: (args) => send(call, args) })
}
