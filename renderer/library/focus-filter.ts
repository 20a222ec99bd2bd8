/** Lets a command put the cursor into the filter field of whichever library view is on screen. */
const listeners = new Set<() => void>()

/** Returns the function that stops listening. */
export function onFocusFilter(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const focusFilter = (): void => listeners.forEach((listener) => listener())
