/** Themes for the tags and codes of another program: those that are there by name, the others made. */
import type { Target } from '../../../shared/model/note.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { nameKey } from '../../../shared/text/same-name.ts'
import { newId } from '../ids.ts'
import type { RowRecorder } from '../rows/recorder-store.ts'
import { findAssignment, listThemes } from '../themes/store.ts'
import { nearestColor } from './colors.ts'

export interface ForeignTheme {
  /** Names from the top down. */
  path: readonly string[]
  definition?: string | undefined
  /** `#rrggbb` or a word. */
  color?: string | undefined
}

export interface ThemeMaker {
  /** A theme at its place in the tree; what is said of it is kept where nothing was said. @returns its id, or null for no name */
  make: (theme: ForeignTheme) => string | null
  assign: (path: readonly string[], target: Target) => void
  /** The name of one that was made or found here. */
  nameOf: (id: string) => string
}

type KnownTheme = Pick<Theme, 'id' | 'name' | 'parentId' | 'definition' | 'position'>

/** What a theme's fields take, in UTF-16 units. */
const LONGEST_NAME = 200
const LONGEST_DEFINITION = 10_000

/** @param made gets the names of the themes that were not there */
export function createThemeMaker(recorder: RowRecorder, made: string[]): ThemeMaker {
  const { db } = recorder
  // Looked up, not searched: a codebook may have thousands.
  const byPlace = new Map<string, KnownTheme>()
  const byName = new Map<string, KnownTheme>()
  const lastBelow = new Map<string | null, number>()
  const names = new Map<string, string>()
  const add = (theme: KnownTheme): void => {
    const { name, parentId, position } = theme
    names.set(theme.id, name)
    const place = placeKey(parentId, name)
    if (!byPlace.has(place)) byPlace.set(place, theme)
    if (!byName.has(nameKey(name))) byName.set(nameKey(name), theme)
    lastBelow.set(parentId, Math.max(lastBelow.get(parentId) ?? -1, position))
  }
  listThemes(db).forEach(add)

  function make({ path, definition = '', color }: ForeignTheme): string | null {
    const steps = path.map(nameFrom).filter((name) => name !== '')
    let parentId: string | null = null
    for (const [at, name] of steps.entries()) {
      const isLast = at === steps.length - 1
      const below = byPlace.get(placeKey(parentId, name))
      // One name alone means the theme of that name wherever it stands in the tree.
      const known = below ?? (steps.length === 1 ? byName.get(nameKey(name)) : undefined)
      const said = isLast ? definition.normalize('NFC').trim().slice(0, LONGEST_DEFINITION) : ''
      if (known) {
        if (said !== '' && known.definition === '') {
          recorder.update('theme', known.id, { definition: said, updated_at: db.now() })
          known.definition = said
        }
        parentId = known.id
        continue
      }
      const position = (lastBelow.get(parentId) ?? -1) + 1
      const theme: KnownTheme = { id: newId(), name, parentId, definition: said, position }
      const now = db.now()
      recorder.insert('theme', {
        id: theme.id,
        parent_id: parentId,
        name,
        definition: said,
        color: (isLast ? nearestColor(color) : null) ?? 'gray',
        position: theme.position,
        ...{ created_at: now, updated_at: now },
      })
      add(theme)
      made.push(steps.slice(0, at + 1).join(' / '))
      parentId = theme.id
    }
    return parentId
  }

  return {
    make,
    nameOf: (id) => names.get(id) ?? '',
    assign(path, target) {
      const themeId = make({ path })
      if (themeId === null || findAssignment(db, themeId, target) !== null) return
      recorder.insert('theme_assignment', {
        id: newId(),
        theme_id: themeId,
        target_kind: target.kind,
        target_id: target.id,
        created_at: db.now(),
      })
    },
  }
}

const placeKey = (parentId: string | null, name: string): string => `${parentId ?? ''}/${nameKey(name)}`

/** One line, NFC, whole characters. */
const nameFrom = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
