/** The one IPC channel. Apart from ipc.ts, so that the preload bundles nothing else. */
export const FRAME_CHANNEL = 'pressmark.frame'
