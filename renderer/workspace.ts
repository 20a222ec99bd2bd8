/**
 * What a window has open: views, panes, tabs, selections. Window-only state; the library itself is never
 * kept here (queries.ts asks for it). Features meet through this store, so that none imports a view above it.
 */
import { create } from 'zustand'
import type { HighlightColor } from '../shared/model/highlight.ts'
import type { Range } from '../shared/model/range.ts'

export const MOST_PANES = 4

/** Where a reader stands in a report: the first visible source offset and its distance from the pane's top in px. */
export interface Place {
  offset: number
  dy: number
}
/** A script that a pane can show Chinese in, whatever the source has. */
export type Script = 'zh-Hans' | 'zh-Hant'
export interface Tab {
  reportId: string
  place: Place | null
}
export interface Pane {
  id: string
  tabs: Tab[]
  /** Index into `tabs`. */
  active: number
  /** Shows Chinese in this script; without it each report in its own. */
  script?: Script
}
/** A pane's selected passage, kept when another pane takes the browser's one selection. */
export interface PassageSelection {
  reportId: string
  ranges: Range[]
  text: string
}
/** A request to scroll a pane to a passage and flash it. `nonce` tells two equal requests apart. */
export interface Reveal {
  paneId: string
  reportId: string
  ranges: Range[]
  nonce: number
}
export type View = 'library' | 'read' | 'desk' | 'themes' | 'links' | 'notes' | 'stories' | 'search'
export type SideTab = 'highlights' | 'links' | 'notes' | 'corrections' | 'related' | 'info'

/** What of this survives a restart (settings key `workspace`). */
export interface SavedWorkspace {
  view: View
  panes: Pane[]
  activePaneId: string
  sizes: number[]
  /** Reports that are shown in the source's words, without their corrections. */
  originals: string[]
  /** The source whose page is on the desk. */
  deskSourceId: string | null
  sideTab: SideTab
  sideOpen: boolean
  navOpen: boolean
}

interface Workspace extends SavedWorkspace {
  selections: Record<string, PassageSelection | undefined>
  /** The highlight that is active (clicked, or chosen in the side panel). */
  activeHighlightId: string | null
  reveal: Reveal | null
  lastColor: HighlightColor
  /** The theme whose page is open in the themes view. */
  themeId: string | null
  /** What the view of stories shows: a story's id, or the ids of a proposal's reports. */
  story: string | readonly string[] | null
  /** The note that is open in the view of notes; the reader's side panel shows it, too. */
  noteId: string | null
  /** The query of the search view; null: closed. */
  searchOpen: boolean
  /** A piece the desk is asked to show, by a character of it. `nonce` tells two equal requests apart. */
  deskReveal: { at: number; nonce: number } | null

  set: (part: Partial<Workspace>) => void
  /** Opens a report as a tab: in the active pane, or beside it in the neighbouring pane (made if there is room). */
  open: (reportId: string, options?: { beside?: boolean; paneId?: string; ranges?: Range[] }) => void
  /** Opens up to four reports beside each other, one a pane; tabs that are open stay. */
  openTogether: (reportIds: readonly string[]) => void
  /** Puts a source's page on the desk, and the cursor on the piece that holds the character `at`. */
  openDesk: (sourceId: string, at?: number) => void
  closeTab: (paneId: string, index: number) => void
  activateTab: (paneId: string, index: number) => void
  /** Moves a tab to a pane (or to a new one: `toPaneId: null`), before `index`. */
  moveTab: (fromPaneId: string, index: number, toPaneId: string | null, toIndex?: number) => void
  closePane: (paneId: string) => void
  /** Adds an empty pane at a place among the panes (at the end); returns its id, or null when there are four. */
  addPane: (at?: number) => string | null
  activatePane: (paneId: string) => void
  select: (paneId: string, selection: PassageSelection | null) => void
  remember: (paneId: string, reportId: string, place: Place) => void
  /** Drops every tab of a report that is no longer in the library. */
  forget: (reportId: string) => void
  restore: (saved: Partial<SavedWorkspace>) => void
}

let made = 0
const newPane = (tabs: Tab[] = []): Pane => ({
  id: `pane-${Date.now().toString(36)}-${made++}`,
  tabs,
  active: 0,
})
const first = newPane()

const withoutTab = (pane: Pane, index: number): Pane => {
  const tabs = pane.tabs.filter((_, i) => i !== index)
  const active = index < pane.active ? pane.active - 1 : Math.min(pane.active, tabs.length - 1)
  return { ...pane, tabs, active: Math.max(0, active) }
}

/** Empty panes close, except the last one. */
const tidy = (
  panes: Pane[],
  activePaneId: string,
): Pick<SavedWorkspace, 'panes' | 'activePaneId' | 'sizes'> => {
  const full = panes.filter((pane) => pane.tabs.length > 0)
  const kept = full.length > 0 ? full : [panes[0] ?? newPane()]
  const active = kept.some((pane) => pane.id === activePaneId) ? activePaneId : kept[0]!.id
  return { panes: kept, activePaneId: active, sizes: [] }
}

export const useWorkspace = create<Workspace>((set, get) => ({
  view: 'library',
  panes: [first],
  activePaneId: first.id,
  sizes: [],
  originals: [],
  deskSourceId: null,
  sideTab: 'highlights',
  sideOpen: true,
  navOpen: true,
  selections: {},
  activeHighlightId: null,
  reveal: null,
  lastColor: 'yellow',
  themeId: null,
  noteId: null,
  story: null,
  searchOpen: false,
  deskReveal: null,

  set: (part) => set(part),
  open(reportId, { beside = false, paneId, ranges } = {}) {
    let { panes, activePaneId } = get()
    let target = panes.find((pane) => pane.id === (paneId ?? activePaneId)) ?? panes[0]!
    if (beside && target.tabs.length > 0) {
      // A pane that shows the report already is the best neighbour; then the next one; then a new one.
      const here = panes.indexOf(target)
      const showing = panes.find(
        (pane) => pane !== target && pane.tabs.some((tab) => tab.reportId === reportId),
      )
      let next = showing ?? panes[here + 1] ?? (panes.length >= MOST_PANES ? panes[here - 1] : undefined)
      if (!next) {
        next = newPane()
        panes = [...panes.slice(0, here + 1), next, ...panes.slice(here + 1)]
        set({ sizes: [] })
      }
      target = next
    }
    const at = target.tabs.findIndex((tab) => tab.reportId === reportId)
    const opened: Pane =
      at >= 0
        ? { ...target, active: at }
        : { ...target, tabs: [...target.tabs, { reportId, place: null }], active: target.tabs.length }
    set({
      // In the search view reports open beside the results.
      view: get().view === 'search' ? 'search' : 'read',
      panes: panes.map((pane) => (pane.id === target.id ? opened : pane)),
      activePaneId: target.id,
      reveal:
        ranges && ranges.length > 0 ? { paneId: target.id, reportId, ranges, nonce: ++made } : get().reveal,
    })
  },
  openTogether(reportIds) {
    const wanted = reportIds.slice(0, MOST_PANES)
    const { panes } = get()
    const tabs = new Map(panes.flatMap((pane) => pane.tabs).map((tab) => [tab.reportId, tab]))
    // Tabs of panes that are too many go to the last one: nothing that was open is lost.
    const spare = panes.slice(wanted.length).flatMap((pane) => pane.tabs)
    const opened = wanted.map((reportId, at): Pane => {
      const pane = panes[at] ?? newPane()
      const own = at === wanted.length - 1 ? [...pane.tabs, ...spare] : pane.tabs
      const others = own.filter((tab) => !wanted.includes(tab.reportId))
      const tab = tabs.get(reportId) ?? { reportId, place: null }
      return { ...pane, tabs: [...others, tab], active: others.length }
    })
    const [first] = opened
    if (first) set({ view: 'read', panes: opened, activePaneId: first.id, sizes: [] })
  },
  openDesk(sourceId, at) {
    set({
      view: 'desk',
      deskSourceId: sourceId,
      deskReveal: at === undefined ? null : { at, nonce: ++made },
    })
  },
  closeTab(paneId, index) {
    const panes = get().panes.map((pane) => (pane.id === paneId ? withoutTab(pane, index) : pane))
    set(panes.some((pane) => pane.tabs.length === 0) ? tidy(panes, get().activePaneId) : { panes })
  },
  activateTab(paneId, index) {
    set({
      panes: get().panes.map((pane) => (pane.id === paneId ? { ...pane, active: index } : pane)),
      activePaneId: paneId,
    })
  },
  moveTab(fromPaneId, index, toPaneId, toIndex) {
    const tab = get().panes.find((pane) => pane.id === fromPaneId)?.tabs[index]
    if (!tab) return
    let panes = get().panes.map((pane) => (pane.id === fromPaneId ? withoutTab(pane, index) : pane))
    let targetId = toPaneId
    if (targetId === null) {
      if (get().panes.length >= MOST_PANES) return
      const added = newPane()
      const here = panes.findIndex((pane) => pane.id === fromPaneId)
      panes = [...panes.slice(0, here + 1), added, ...panes.slice(here + 1)]
      targetId = added.id
    }
    panes = panes.map((pane) => {
      if (pane.id !== targetId) return pane
      const tabs = pane.tabs.filter((other) => other.reportId !== tab.reportId)
      const at = Math.min(toIndex ?? tabs.length, tabs.length)
      return { ...pane, tabs: [...tabs.slice(0, at), tab, ...tabs.slice(at)], active: at }
    })
    set(tidy(panes, targetId))
  },
  closePane(paneId) {
    set(
      tidy(
        get().panes.filter((pane) => pane.id !== paneId),
        get().activePaneId,
      ),
    )
  },
  addPane(at) {
    const { panes } = get()
    if (panes.length >= MOST_PANES) return null
    const added = newPane()
    set({
      panes: panes.toSpliced(at ?? panes.length, 0, added),
      activePaneId: added.id,
      sizes: [],
      view: get().view === 'search' ? 'search' : 'read',
    })
    return added.id
  },
  activatePane: (paneId) => set({ activePaneId: paneId }),
  select(paneId, selection) {
    set({ selections: { ...get().selections, [paneId]: selection ?? undefined } })
  },
  remember(paneId, reportId, place) {
    set({
      panes: get().panes.map((pane) =>
        pane.id === paneId
          ? { ...pane, tabs: pane.tabs.map((tab) => (tab.reportId === reportId ? { ...tab, place } : tab)) }
          : pane,
      ),
    })
  },
  forget(reportId) {
    const panes = get().panes.map((pane) => {
      const at = pane.tabs.findIndex((tab) => tab.reportId === reportId)
      return at < 0 ? pane : withoutTab(pane, at)
    })
    set(tidy(panes, get().activePaneId))
  },
  restore(saved) {
    const panes = saved.panes?.filter((pane) => Array.isArray(pane.tabs)) ?? []
    set({
      ...saved,
      originals: Array.isArray(saved.originals) ? saved.originals : [],
      ...(panes.length > 0 ? { panes } : { panes: get().panes, activePaneId: get().activePaneId }),
    })
  },
}))

/** The active report of the active pane, or null. */
export const activeReportId = (state: Pick<Workspace, 'panes' | 'activePaneId'>): string | null => {
  const pane = state.panes.find((candidate) => candidate.id === state.activePaneId)
  return pane?.tabs[pane.active]?.reportId ?? null
}

/** Are the panes in sight, in the reading view or beside the results of a search? */
export const showsPanes = ({ view }: Pick<Workspace, 'view'>): boolean => view === 'read' || view === 'search'
