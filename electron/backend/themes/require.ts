/** What every act on themes asks first. */
import { CallError } from '../../../shared/errors.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import type { ReadableDb } from '../database/sql.ts'
import { notFound } from '../targets/store.ts'
import { findSameNamed, findTheme, type StoredTheme } from './store.ts'

/** @throws not-found unless the theme is there and not removed. */
export function requireTheme(db: ReadableDb, id: string): Theme {
  const theme = findTheme(db, id)
  if (!theme) throw notFound('theme', id)
  return theme
}

/** @throws theme-name-taken where a theme of this name stands below the parent already; its id is in the data. */
export function requireFreeName(
  tree: ReadonlyMap<string, StoredTheme>,
  name: string,
  parentId: string | null,
  except?: string,
): void {
  const twin = findSameNamed(tree, name, parentId, except)
  if (twin) throw nameTaken(twin.name, twin.id)
}

export const nameTaken = (name: string, id: string): CallError =>
  new CallError('theme-name-taken', `there is a theme ${name} here already`, { name, id })
