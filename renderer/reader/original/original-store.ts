/** Which panes show the original page beside the text, and where one was asked for. */
import { create } from 'zustand'

interface OriginalState {
  /** By pane: grows with each request, so that the page is looked up anew; 0 or nothing: closed. */
  asked: Record<string, number | undefined>
}

export const useOriginal = create<OriginalState>(() => ({ asked: {} }))

let requests = 0
export const openOriginalIn = (paneId: string): void =>
  useOriginal.setState(({ asked }) => ({ asked: { ...asked, [paneId]: ++requests } }))
export const closeOriginalIn = (paneId: string): void =>
  useOriginal.setState(({ asked }) => ({ asked: { ...asked, [paneId]: undefined } }))
