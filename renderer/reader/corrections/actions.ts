/** What can be done about misread words: correct the passage at hand, see the source's, step to the other script. */
import { t } from 'i18next'
import type { CallResult } from '../../../shared/contract.ts'
import type { Range } from '../../../shared/model/range.ts'
import { toShown } from '../../../shared/text/text-map.ts'
import { send } from '../../queries.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { notify } from '../../ui/notify.tsx'
import { useWorkspace } from '../../workspace.ts'
import { aim, shorten, type Aim } from '../actions.ts'
import { announce, showBar } from '../reader-store.ts'
import { otherScript, scriptFor, setScript } from '../script/scripts.ts'
import { activeSession } from '../session.ts'

/** What a correction is made of: the words as they are shown with corrections, and as the source has them. */
export interface Correctable {
  reportId: string
  ranges: Range[]
  text: string
  original: string
  /** Corrections stand in it already. */
  isCorrected: boolean
}

/** The words of the passage at hand, whole corrections taken along; null where they do not stand in one paragraph. */
export function correctable({ session, ranges }: Aim): Correctable | null {
  const [place, more] = toShown(session.given.blocks, ranges)
  if (!place || more) return null
  const block = session.given.blocks[place.block]!
  let original = ''
  let from = place.start
  const edits = (block.edits ?? []).filter((edit) => edit.start < place.end && edit.end > place.start)
  for (const edit of edits) {
    original += block.text.slice(from, edit.start) + edit.original
    from = edit.end
  }
  return {
    ...{ reportId: session.report.id, ranges },
    text: block.text.slice(place.start, place.end),
    original: original + block.text.slice(from, place.end),
    isCorrected: edits.length > 0,
  }
}

/** Opens the field for the right words at the passage. */
export function correctPassage(): void {
  const at = aim()
  if (!at) return notify.info(t('highlights:nothing'), { id: 'nothing-selected' })
  if (!correctable(at)) return notify.problem(t('errors:correction-across-blocks'), { id: 'correction' })
  const { paneId } = at.session
  const isPassage = useWorkspace.getState().selections[paneId] !== undefined
  showBar({ paneId, at: isPassage ? 'passage' : 'highlight', focus: false, opens: 'correction' })
}

type Made = CallResult<'corrections.create'>

/** Corrects words, says so, and offers the other places where they stand. @throws CallError */
export async function correct({ reportId, ranges }: Correctable, text: string): Promise<Made> {
  const made = await send('corrections.create', { places: [{ reportId, ranges }], text })
  const [correction] = made.corrections
  if (!correction) {
    announce(t('corrections:takenBack'))
    return made
  }
  announce(t('corrections:done', { text: shorten(correction.text) }))
  // What stands elsewhere is only an offer: without it the correction is as good.
  void offerElsewhere(reportId, correction.original, correction.text).catch(() => undefined)
  return made
}

async function offerElsewhere(reportId: string, original: string, text: string): Promise<void> {
  const { total } = await send('corrections.elsewhere', { reportId, original, in: 'library', limit: 1 })
  if (total === 0) return
  notify.info(t('corrections:elsewhereOffer', { count: total }), {
    id: 'elsewhere',
    action: {
      label: t('corrections:elsewhereShow'),
      run: () => openDialog({ kind: 'elsewhere', reportId, original, text }),
    },
  })
}

/** Takes a correction off, and offers to bring it back. */
export async function removeCorrection(id: string): Promise<void> {
  const tell = (error: unknown): void => notify.error(error)
  try {
    await send('corrections.remove', { id })
  } catch (error) {
    return tell(error)
  }
  notify.info(t('corrections:removed'), {
    id: `correction-${id}`,
    action: { label: t('common:undo'), run: () => void send('corrections.restore', { id }).catch(tell) },
  })
}

/** Shows a report in the source's words, or with its corrections again. */
export function setOriginals(reportId: string, on: boolean): void {
  const rest = useWorkspace.getState().originals.filter((id) => id !== reportId)
  useWorkspace.getState().set({ originals: on ? [...rest, reportId] : rest })
  announce(t(on ? 'corrections:originalsOn' : 'corrections:originalsOff'))
}

export function toggleOriginals(): void {
  const report = activeSession()?.report
  if (report) setOriginals(report.id, !useWorkspace.getState().originals.includes(report.id))
}

/** Shows the active pane's Chinese in the other script, or in the source's own again. */
export function toggleScript(): void {
  const session = activeSession()
  const pane = useWorkspace.getState().panes.find(({ id }) => id === session?.paneId)
  if (!session || !pane) return
  const { given } = session
  if (scriptFor(pane.script, given.language)) {
    setScript(pane.id, null)
    return announce(t('corrections:scriptOff'))
  }
  const script = otherScript(given)
  if (!script) return
  setScript(pane.id, script)
  announce(t('corrections:scriptOn', { script: t(`common:language.${script}`) }))
}

export const canSwitchScript = (): boolean => {
  const session = activeSession()
  return session !== undefined && otherScript(session.given) !== null
}
export const hasCorrections = (): boolean => (activeSession()?.corrections.length ?? 0) > 0
