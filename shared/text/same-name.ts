import { fold } from './fold.ts'

/** A name as names are compared: script, width, case and white space make no other name. */
export const nameKey = (name: string): string => fold(name.trim().normalize('NFC').replaceAll(/\s+/g, ' '))

/** Whether two names are one to a reader: 渔业 and 漁業, `GDP ` and `gdp`. */
export const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b)
