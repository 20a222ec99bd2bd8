/** The page on the desk, for React (`useDesk`) and for commands (`deskNow`). */
import { useEffect } from 'react'
import type { CallError } from '../../shared/errors.ts'
import type { Desk } from '../../shared/model/page.ts'
import { queryClient, useCall } from '../queries.ts'
import { useWorkspace } from '../workspace.ts'
import { makeModel, type DeskModel } from './desk-model.ts'
import { beginDesk } from './desk-state.ts'

const models = new WeakMap<Desk, DeskModel>()
/** By page: reports keep their colours through splits and joins, for as long as the window is open. */
const colors = new Map<string, Map<string, number>>()

/** One model for one answer, however many ask for it. */
function modelOf(desk: Desk): DeskModel {
  let model = models.get(desk)
  if (!model) {
    const known = colors.get(desk.sourceId) ?? new Map<string, number>()
    colors.set(desk.sourceId, known)
    model = makeModel(desk, known)
    models.set(desk, model)
  }
  return model
}

export interface OpenDesk {
  sourceId: string | null
  /** null: still asked for, gone, or no page chosen. */
  model: DeskModel | null
  error: CallError | null
}

/** The page that `workspace.deskSourceId` names. */
export function useDesk(): OpenDesk {
  const sourceId = useWorkspace((state) => state.deskSourceId)
  const { data, error } = useCall('desk.show', { sourceId: sourceId ?? '' }, { enabled: sourceId !== null })
  useEffect(() => beginDesk(sourceId), [sourceId])
  // A page that was removed meanwhile is gone, although its last answer is still at hand.
  const isGone = error?.code === 'not-found'
  return {
    sourceId,
    model: data && sourceId && !isGone ? modelOf(data) : null,
    error: data && !isGone ? null : error,
  }
}

/** The same outside React: as it was last told. */
export function deskNow(): DeskModel | null {
  const { deskSourceId, view } = useWorkspace.getState()
  if (deskSourceId === null || view !== 'desk') return null
  const state = queryClient.getQueryState<Desk, CallError>(['desk.show', { sourceId: deskSourceId }])
  return state?.data && state.error?.code !== 'not-found' ? modelOf(state.data) : null
}

/**
 * Waits for the page as an act has left it: the next act must name its new version. The library's own news of the
 * change has mostly asked by then; only an answer that still has the old `version` is asked for once more.
 */
export async function freshDesk(sourceId: string, version?: number): Promise<void> {
  const query = { queryKey: ['desk.show', { sourceId }], exact: true }
  await queryClient.refetchQueries(query, { cancelRefetch: false })
  const now = queryClient.getQueryData<Desk>(query.queryKey)
  if (now && now.version === version) await queryClient.refetchQueries(query)
}
