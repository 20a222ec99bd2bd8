import i18next from 'i18next'

/**
 * A piece of evidence of the page engine, in words. Names come from the library, so keys are not typed: a name of
 * a later or earlier engine has no words and stays as it is.
 */
export function evidenceName(name: string): string {
  const words = i18next as { t(key: string): string; exists(key: string): boolean }
  return words.exists(`evidence:${name}`) ? words.t(`evidence:${name}`) : name
}
