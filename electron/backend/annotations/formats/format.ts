/** One kind of file that holds annotations of another program. */
import { createHash } from 'node:crypto'
import { CallError } from '../../../../shared/errors.ts'
import type { ForeignFile } from '../foreign.ts'

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
  /** @throws annotations-unreadable, file-too-large */
  read: (bytes: Uint8Array, name: string) => ForeignRead | Promise<ForeignRead>
}

/** An id for what its program gives none: the same content, the same id. */
export const idOf = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32)

/** UTF-8 without a byte order mark. @throws annotations-unreadable where it is not */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw unreadable('not UTF-8', error)
  }
}

export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8(bytes))
  } catch (error) {
    throw error instanceof CallError ? error : unreadable('no JSON', error)
  }
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
