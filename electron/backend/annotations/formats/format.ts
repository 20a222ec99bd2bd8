/** One kind of file that holds annotations of another program. */
import { CallError } from '../../../../shared/errors.ts'
import { LIMITS } from '../../import/limits.ts'
import type { ForeignFile } from '../foreign.ts'

/** Annotations and links of one file: what comes in is placed in one transaction, and no note can be saved meanwhile. */
export const MOST_ANNOTATIONS = 20_000
/** Codes of one codebook. The largest we saw has some hundreds. */
export const MOST_THEMES = 5000

export interface ForeignRead extends ForeignFile {
  /** Documents that lie in the file itself: they become sources first. */
  texts?: readonly { name: string; bytes: Uint8Array }[]
}

export interface ForeignFormat {
  id: string
  /** With the dot, lower case. */
  extensions: readonly string[]
  /** Whether the beginning of the file (64 KB as text; empty of a zip) is of this kind: names alone prove nothing. */
  fits: (head: string) => boolean
  /** @throws annotations-unreadable, annotations-too-many, and what archives and XML are refused with */
  read: (bytes: Uint8Array, name: string) => ForeignRead | Promise<ForeignRead>
}

export { idOf } from '../content-id.ts'

/** UTF-8 without a byte order mark. @throws annotations-unreadable where it is not */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw unreadable('not UTF-8', error)
  }
}

/** @throws annotations-unreadable; markup-too-deep: what walks over it may call itself as often as it is deep */
export function readJson(bytes: Uint8Array): unknown {
  let told: unknown
  try {
    told = JSON.parse(utf8(bytes))
  } catch (error) {
    throw error instanceof CallError ? error : unreadable('no JSON', error)
  }
  requireShallow(told)
  return told
}

function requireShallow(told: unknown): void {
  let level: unknown[] = [told]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LIMITS.depth)
      throw new CallError('markup-too-deep', 'nested too deep', { limit: LIMITS.depth })
    const next: unknown[] = []
    for (const value of level)
      if (typeof value === 'object' && value !== null)
        for (const part of Object.values(value)) if (typeof part === 'object') next.push(part)
    level = next
  }
}

/** @throws annotations-too-many; asked before anything is made of them */
export function requireFew(count: number, most = MOST_ANNOTATIONS): void {
  if (count > most) throw new CallError('annotations-too-many', `${count} in one file`, { limit: most })
}

export const unreadable = (detail: string, cause?: unknown): CallError =>
  new CallError('annotations-unreadable', detail, {}, cause)

export type Json = Record<string, unknown>
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
/** A text that is one and says something, else undefined. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined
