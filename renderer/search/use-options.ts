import { useEffect, useMemo, useState } from 'react'
import type { NamedThing, SearchHit, SearchResult } from '../../shared/model/search.ts'
import { quoted } from '../../shared/search/print.ts'
import { useCall } from '../queries.ts'
import type { Command } from '../ui/command.ts'
import { useLabel } from '../ui/use-label.ts'
import { useWorkspace } from '../workspace.ts'
import { findNamed } from './find-commands.ts'
import { groupHits, type HitGroup } from './group-hits.ts'
import { useSearch } from './search-state.ts'
import { openSearchView } from './view/view-state.ts'

export type Option = { id: string; choose: (beside: boolean) => void } & (
  | { kind: 'hit'; hit: SearchHit }
  | { kind: 'named'; named: NamedThing }
  | { kind: 'command'; command: Command; name: string }
)

export interface Options {
  mode: 'commands' | 'search'
  /** What is searched for, without `>` and white space. */
  query: string
  /** Themes by name; titles and publications by their pinyin. */
  named: Option[]
  groups: { group: HitGroup; options: Option[] }[]
  commands: Option[]
  result: SearchResult | undefined
  error: unknown
  active: Option | undefined
  /** What is offered answers what is typed; false while the answer is under way. */
  isFresh: boolean
  move: (step: 1 | -1) => void
  point: (option: Option) => void
}

/** Names offered above the hits. */
const MOST_NAMED = 6

/** Opens the place of a hit: its passage flashes; a note without a report opens among the notes. */
function openHit(hit: SearchHit, beside: boolean): void {
  const workspace = useWorkspace.getState()
  if (!hit.reportId) {
    if (hit.noteId) workspace.set({ view: 'notes', noteId: hit.noteId })
    return
  }
  workspace.open(hit.reportId, { beside, ranges: hit.ranges })
  if (hit.highlightId) workspace.set({ activeHighlightId: hit.highlightId })
  const tab = hit.highlightId ? 'highlights' : hit.kind === 'link' ? 'links' : 'notes'
  if (hit.kind === 'note' || hit.kind === 'link') workspace.set({ sideTab: tab, sideOpen: true })
  focusText()
}

function openNamed({ kind, id, name }: NamedThing, beside: boolean): void {
  const workspace = useWorkspace.getState()
  if (kind === 'publication') return openSearchView(`source:${quoted(name)}`)
  if (kind === 'theme') return workspace.set({ view: 'themes', themeId: id })
  workspace.open(id, { beside })
  focusText()
}

/** From the field, which is closed now, to the text: its keys work at once. One not drawn yet takes it itself. */
function focusText(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const { activePaneId } = useWorkspace.getState()
  document.querySelector<HTMLElement>(`[data-pane-text="${activePaneId}"]`)?.focus({ preventScroll: true })
}

/** What the search field offers for its text, and which of it is chosen. Stale answers are never shown. */
export function useOptions(commands: readonly Command[], isOpen: boolean): Options {
  const label = useLabel()
  const { text, settled, in: where, limit } = useSearch()
  const mode = settled.startsWith('>') ? 'commands' : 'search'
  const query = settled.replace(/^>/, '').trim()
  const asks = isOpen && mode === 'search' && query !== ''
  // Keyed by its arguments: an answer that comes late is kept for its own query and not for this one.
  const found = useCall('search.query', { query, in: where, limit }, { enabled: asks, keepPrevious: true })
  const result = asks ? found.data : undefined
  const names = useCall(
    'search.named',
    { text: query, limit: MOST_NAMED },
    { enabled: asks, keepPrevious: true },
  )
  const named = useMemo(
    () =>
      (asks ? (names.data ?? []) : [])
        // Titles that hold the words are among the hits.
        .filter(({ kind, bySound }) => kind === 'theme' || bySound)
        .map(
          (one): Option => ({
            kind: 'named',
            id: `named-${one.id}`,
            named: one,
            choose: (beside) => openNamed(one, beside),
          }),
        ),
    [asks, names.data],
  )

  const groups = useMemo(
    () =>
      groupHits(result?.hits ?? []).map((group) => ({
        group,
        options: group.hits.map(
          (hit, index): Option => ({
            kind: 'hit',
            id: `hit-${group.key}-${index}`,
            hit,
            choose: (beside) => openHit(hit, beside),
          }),
        ),
      })),
    [result],
  )
  const runnable = useMemo(() => {
    if (!isOpen || mode !== 'commands') return []
    const offered = commands.filter(
      (command) => !command.keyOnly && !command.handledElsewhere && (command.when?.() ?? true),
    )
    const named = offered.map(
      (command): Extract<Option, { kind: 'command' }> => ({
        kind: 'command',
        id: `command-${command.id}`,
        command,
        name: label(command.labelKey),
        choose: () => command.run(),
      }),
    )
    return findNamed(named, query)
  }, [commands, isOpen, mode, query, label])

  const all = useMemo(
    () => (mode === 'commands' ? runnable : [...named, ...groups.flatMap((group) => group.options)]),
    [mode, runnable, named, groups],
  )
  const [activeId, setActiveId] = useState<string | null>(null)
  useEffect(() => setActiveId(null), [settled, where])
  const at = Math.max(
    0,
    all.findIndex((option) => option.id === activeId),
  )
  return {
    mode,
    query,
    named,
    groups,
    commands: runnable,
    result,
    error: asks ? found.error : null,
    active: all[at],
    isFresh:
      text === settled &&
      !(asks && (found.isPlaceholderData || found.isPending || names.isPlaceholderData || names.isPending)),
    move: (step) => setActiveId(all[(at + step + all.length) % all.length]?.id ?? null),
    point: (option) => setActiveId(option.id),
  }
}
