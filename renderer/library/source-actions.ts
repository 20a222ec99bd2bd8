import i18next from 'i18next'
import type { Source } from '../../shared/model/source.ts'
import { confirmRemoval } from '../links/confirm-ends.tsx'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'

/**
 * Takes a source and all its reports out of the library, says what went with it and offers to bring all of
 * it back. It asks first where anything of the user's is on it.
 */
export async function removeSource(
  source: Pick<Source, 'id' | 'fileName'>,
  held: { highlights: number; notes: number; links: number },
): Promise<void> {
  try {
    const confirmed = await confirmRemoval({ sourceIds: [source.id] })
    if (confirmed === null) return
    await send('sources.remove', { id: source.id, confirmed })
  } catch (error) {
    notify.error(error)
    return
  }
  const { t } = i18next
  const counts = [
    t('shell:highlights', { count: held.highlights }),
    t('shell:notes', { count: held.notes }),
    t('library:linkCount', { count: held.links }),
  ]
  const hasAny = held.highlights + held.notes + held.links > 0
  notify.info(t('library:removedSource', { name: source.fileName }), {
    ...(hasAny ? { description: t('library:removedWith', { counts: counts.join(' · ') }) } : {}),
    duration: 10_000,
    action: {
      label: t('common:undo'),
      run: () =>
        void send('sources.restore', { id: source.id }).catch((error: unknown) => notify.error(error)),
    },
  })
}
