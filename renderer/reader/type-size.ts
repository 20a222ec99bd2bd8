/** Bigger and smaller type for reading; the settings hold it, the whole window follows. */
import { queryClient } from '../queries.ts'
import { readPreferences, setPreference } from '../ui/preferences.ts'

const SMALLEST = 13
const LARGEST = 28
const USUAL = 17

/** By one px; 0 brings back the usual size. */
export function stepType(step: 1 | -1 | 0): void {
  const settings = queryClient.getQueryData<Record<string, unknown>>(['settings.all', {}]) ?? {}
  const now = readPreferences(settings)['reading.fontSize']
  const size = step === 0 ? USUAL : Math.min(LARGEST, Math.max(SMALLEST, now + step))
  if (size !== now) setPreference('reading.fontSize', size)
}
