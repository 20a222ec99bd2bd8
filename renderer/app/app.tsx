import { QueryClientProvider } from '@tanstack/react-query'
import { memo, useEffect, useState, type ReactElement } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useRestoredDrafts } from '../notes/use-note.ts'
import { queryClient, useCall } from '../queries.ts'
import { StartFailure } from '../opening/start-failure.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { Notifications } from '../ui/notify.tsx'
import { usePreferences } from '../ui/preferences.ts'
import { useAppearance } from './appearance.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { keepHistory } from './history.ts'
import { Shell } from './shell.tsx'
import { keepWorkspace, restoreWorkspace } from './workspace-memory.ts'

/** The whole window: the library's settings first, then the workspace as it was left. */
export function App(): ReactElement {
  return (
    <QueryClientProvider client={queryClient}>
      <Start />
    </QueryClientProvider>
  )
}

/** Settings change while one scrolls (places read are among them): the whole window is not drawn anew for that. */
const View = memo(Shell)

function Start(): ReactElement | null {
  const settings = useCall('settings.all', {})
  const opening = useCall('opening.state', {}, { enabled: settings.error !== null })
  const language = useAppearance(usePreferences())
  const { t } = useTranslation('shell')
  const [ready, setReady] = useState(false)

  useEffect(() => {
    if (!settings.data || ready) return
    restoreWorkspace(settings.data)
    setReady(true)
  }, [settings.data, ready])
  useEffect(() => (ready ? keepWorkspace() : undefined), [ready])
  useEffect(() => (ready ? keepHistory() : undefined), [ready])
  useRestoredDrafts()

  return (
    <I18nProvider locale={language}>
      <ErrorBoundary>
        {ready ? <View /> : null}
        {!ready && opening.data ? <StartFailure state={opening.data} /> : null}
        {!ready && settings.error && opening.data === null ? (
          <EmptyState title={t('startFailed')}>{errorWords(settings.error)}</EmptyState>
        ) : null}
      </ErrorBoundary>
      <Notifications />
    </I18nProvider>
  )
}
