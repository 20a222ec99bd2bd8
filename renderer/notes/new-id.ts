import { v7 } from 'uuid'

/** A note's id is made here, not by the library: text typed before the first save has an owner at once. UUIDv7. */
export const newId = (): string => v7()
