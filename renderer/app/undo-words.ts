import i18next from 'i18next'
import { useTranslation } from 'react-i18next'

/** The name of a step of undo, as shared/i18n/undo.ts words it. Labels come from the library, so keys are not typed. */
export function stepName(label: string): string {
  return (i18next as { t(key: string): string }).t(`undo:${label}`)
}

/** `stepName` for components: drawn again when the language changes. */
export function useStepName(): (label: string) => string {
  useTranslation('undo')
  return stepName
}
