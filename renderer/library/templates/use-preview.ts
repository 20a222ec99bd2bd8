import { useEffect, useState } from 'react'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { CallError } from '../../../shared/errors.ts'
import type { TemplateForm, TemplatePreview } from '../../../shared/model/template.ts'
import { send } from '../../queries.ts'
import type { ExportScope } from '../../ui/dialogs.ts'

/** Typing that pauses for this long is looked at; milliseconds. */
const PAUSE = 350

export interface Preview {
  /** The newest; the one before it while the next is made. */
  data: TemplatePreview | null
  failed: unknown
  isWorking: boolean
}

/** What a template makes of a report, a theme or everything, made anew when typing pauses. */
export function usePreview(
  template: TemplateForm,
  scope: ExportScope | null,
  language: InterfaceLanguage,
): Preview {
  const [preview, setPreview] = useState<Preview>({ data: null, failed: null, isWorking: false })
  const asked = scope ? JSON.stringify({ template, scope, language }) : null
  useEffect(() => {
    if (asked === null) return
    let isCurrent = true
    const timer = setTimeout(() => {
      setPreview((before) => ({ ...before, isWorking: true }))
      send('templates.preview', JSON.parse(asked) as Parameters<typeof send<'templates.preview'>>[1]).then(
        (data) => isCurrent && setPreview({ data, failed: null, isWorking: false }),
        (failed: unknown) => {
          // Another window's preview ended this one: what is shown stays.
          const isEnded = failed instanceof CallError && failed.code === 'cancelled'
          if (isCurrent)
            setPreview((before) => ({ ...before, failed: isEnded ? null : failed, isWorking: false }))
        },
      )
    }, PAUSE)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [asked])
  return preview
}
