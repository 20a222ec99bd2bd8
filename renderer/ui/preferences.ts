/**
 * What the user chose, kept with the library through `settings.set` (never localStorage: a library moved to
 * another computer brings them along). Every key has a default; a value of the wrong shape counts as absent.
 */
import { useQuery } from '@tanstack/react-query'
import { queryClient, send } from '../queries.ts'
import { notify } from './notify.tsx'
import { readPreferences, type PreferenceKey, type Preferences } from './preference-values.ts'

export { readPreferences, type PreferenceKey, type Preferences }

/**
 * The user's preferences; defaults until the library answers. The same object while they stay as they are: places
 * read are settings, too, and are saved while one scrolls, which must draw nothing anew.
 */
export function usePreferences(): Preferences {
  const { data } = useQuery({
    queryKey: ['settings.all', {}],
    queryFn: () => send('settings.all', {}),
    select: readPreferences,
  })
  return data ?? DEFAULTS
}

const DEFAULTS = readPreferences({})

let last: { settings: Record<string, unknown> | undefined; read: Preferences } | null = null

/** The preferences as they are now, outside React. Asked in every frame: read once for each answer of the library. */
export function preferencesNow(): Preferences {
  const settings = queryClient.getQueryData<Record<string, unknown>>(['settings.all', {}])
  if (!last || last.settings !== settings) last = { settings, read: readPreferences(settings ?? {}) }
  return last.read
}

/** Keeps a preference. The window shows it at once; if it could not be kept, it says so and goes back. */
export function setPreference<K extends PreferenceKey>(key: K, value: Preferences[K]): void {
  queryClient.setQueryData<Record<string, unknown>>(['settings.all', {}], (all) => ({ ...all, [key]: value }))
  send('settings.set', { key, value }).catch((error: unknown) => {
    void queryClient.invalidateQueries({ queryKey: ['settings.all'] })
    notify.error(error)
  })
}
