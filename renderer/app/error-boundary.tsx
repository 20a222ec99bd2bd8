import { Component, type ErrorInfo, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { logFailure } from './log-failure.ts'
import styles from './error-boundary.module.css'

/** Holds a failure to the part of the window where it happened, and says so in words. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('A part of the window failed', error, info.componentStack)
    logFailure(error)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return <Failed error={error} onRetry={() => this.setState({ error: null })} />
  }
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }): ReactElement {
  const { t } = useTranslation('shell')
  return (
    <div role="alert" className={styles.failed}>
      <EmptyState
        title={t('failedTitle')}
        actions={
          <>
            <Button variant="primary" onPress={onRetry}>
              {t('showAgain')}
            </Button>
            <Button onPress={() => location.reload()}>{t('reload')}</Button>
          </>
        }
      >
        <p>{t('failedWords')}</p>
        <details className={styles.detail}>
          <summary>{t('failedDetail')}</summary>
          <pre>{error.message}</pre>
        </details>
      </EmptyState>
    </div>
  )
}
