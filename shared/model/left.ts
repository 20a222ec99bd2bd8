import { z } from 'zod'

/** What an import does not keep of a document, by kind. */
export const LEFT_OUT = [
  'images',
  'scripts',
  'styles',
  'remote',
  'embedded',
  'drawings',
  'forms',
  'deletions',
  'unreadable',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]
export const Left = z.partialRecord(z.enum(LEFT_OUT), z.int().positive())
export type Left = Partial<Record<LeftOut, number>>
