import { t } from 'i18next'
import { useEffect, useState } from 'react'
import type { Convert } from '../../../shared/text/script.ts'
import { notify } from '../../ui/notify.tsx'
import type { Script } from '../../workspace.ts'

const loaded = new Map<Script, Convert>()

/** What shows text in a script; null without one, and until its dictionaries are there. */
export function useConverter(script: Script | null): Convert | null {
  const [, tell] = useState(0)
  useEffect(() => {
    if (!script || loaded.has(script)) return undefined
    let isWanted = true
    import('./dictionaries.ts')
      .then(({ loadConverter }) => loadConverter(script))
      .then((convert) => {
        loaded.set(script, convert)
        if (isWanted) tell((count) => count + 1)
      })
      .catch(() => notify.problem(t('corrections:scriptFailed'), { id: 'script' }))
    return () => {
      isWanted = false
    }
  }, [script])
  return script ? (loaded.get(script) ?? null) : null
}
