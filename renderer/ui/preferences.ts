/**
 * What the user chose, kept with the library through `settings.set` (never localStorage: a library moved to
 * another computer brings them along). Every key has a default; a value of the wrong shape counts as absent.
 */
import { useMemo } from 'react'
import { z } from 'zod'
import { LANGUAGES } from '../../shared/i18n/messages.ts'
import { queryClient, send, useCall } from '../queries.ts'
import { notify } from './notify.tsx'

const SHAPES = {
  language: z.enum(['auto', ...LANGUAGES]).catch('auto'),
  theme: z.enum(['system', 'light', 'sepia', 'dark']).catch('system'),
  /** Body type of reports, CSS px. */
  'reading.fontSize': z.number().min(13).max(28).catch(17),
  /** Leading as a multiple of the type size. */
  'reading.lineHeight': z.number().min(1.4).max(2.4).catch(1.9),
  /** Longest line, in em (about one Han character each). */
  'reading.measure': z.number().min(24).max(48).catch(36),
}
export type PreferenceKey = keyof typeof SHAPES
export type Preferences = { [K in PreferenceKey]: z.output<(typeof SHAPES)[K]> }

/** Reads preferences out of `settings.all`. */
export function readPreferences(settings: Record<string, unknown>): Preferences {
  const entries = Object.entries(SHAPES).map(([key, shape]) => [key, shape.parse(settings[key])])
  return Object.fromEntries(entries) as Preferences
}

/** The user's preferences; defaults until the library answers. */
export function usePreferences(): Preferences {
  const { data } = useCall('settings.all', {})
  return useMemo(() => readPreferences(data ?? {}), [data])
}

/** Keeps a preference. The window shows it at once; if it could not be kept, it says so and goes back. */
export function setPreference<K extends PreferenceKey>(key: K, value: Preferences[K]): void {
  queryClient.setQueryData<Record<string, unknown>>(['settings.all', {}], (all) => ({ ...all, [key]: value }))
  send('settings.set', { key, value }).catch((error: unknown) => {
    void queryClient.invalidateQueries({ queryKey: ['settings.all'] })
    notify.error(error)
  })
}
