import { v5 } from 'uuid'

/** Of our own; names below it are `kind:id`. */
const NAMESPACE = '6f2a6c1e-5d0b-4c86-9e52-3a6f0b7d9c41'

/** An id for what only an export has (a page, a coding): the same each time. */
export const derivedId = (kind: string, ...ids: string[]): string => v5([kind, ...ids].join(':'), NAMESPACE)
