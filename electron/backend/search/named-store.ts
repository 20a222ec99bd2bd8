/** Reports by their titles, themes and publications by their names: by characters in either script, or by pinyin. */
import type { NamedThing } from '../../../shared/model/search.ts'
import { matchTerm } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import { nameKey } from '../../../shared/text/same-name.ts'
import { keptSound, soundsLike, typedSound, type Sound } from '../database/sound.ts'
import { sql, type ReadableDb } from '../database/sql.ts'
import { listThemes } from '../themes/store.ts'
import { listPublications } from './names-store.ts'

const DEFAULT_LIMIT = 8
/** Sounds looked at for one question; the prefilter is by letters, the look by syllables. */
const MOST_SOUNDS = 400

export function findNamed(
  db: ReadableDb,
  text: string,
  kinds: readonly NamedThing['kind'][] = ['report', 'theme', 'publication'],
  limit = DEFAULT_LIMIT,
): NamedThing[] {
  const words = fold(text.normalize('NFC'))
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const sound = typedSound(text)
  return [
    ...(kinds.includes('theme') ? themes(db, words, sound) : []),
    ...(kinds.includes('publication') ? publications(db, words, sound) : []),
    ...(kinds.includes('report') ? reports(db, words, sound, limit) : []),
  ].slice(0, limit)
}

/** How a name has the words or the sound that were typed; null where it has neither. */
function foundBy(name: string, words: string[], sound: string | null): { bySound: boolean } | null {
  const folded = fold(name.normalize('NFC'))
  if (words.every((word) => folded.includes(word))) return { bySound: false }
  const own = sound === null ? null : keptSound(name)
  return own && soundsLike(own, sound!) ? { bySound: true } : null
}

function themes(db: ReadableDb, words: string[], sound: string | null): NamedThing[] {
  return listThemes(db)
    .flatMap(({ id, name, color }): NamedThing[] => {
      const found = foundBy(name, words, sound)
      const theme = { kind: 'theme' as const, id, name, color, publication: null, published: null }
      return found ? [{ ...theme, ...found }] : []
    })
    .toSorted(bySoundLast)
}

/** A name that stands in both scripts is offered once: `source:` finds it in both. */
function publications(db: ReadableDb, words: string[], sound: string | null): NamedThing[] {
  const names = new Map(listPublications(db).map((name) => [nameKey(name), name]))
  return [...names.values()]
    .flatMap((name): NamedThing[] => {
      const found = foundBy(name, words, sound)
      const own = { kind: 'publication' as const, id: name, name, publication: null, published: null }
      return found ? [{ ...own, color: null, ...found }] : []
    })
    .toSorted(bySoundLast)
}

const bySoundLast = (a: NamedThing, b: NamedThing): number => Number(a.bySound) - Number(b.bySound)

interface Row {
  id: string
  title: string
  publication: string | null
  published: string | null
}

function reports(db: ReadableDb, words: string[], sound: string | null, limit: number): NamedThing[] {
  const phrases = words.flatMap((word) => matchTerm(word, false) ?? [])
  const named =
    phrases.length === 0
      ? []
      : db.all<Row>(
          sql`select r.id, r.title, r.publication, r.published from (
                select rowid, rank from report_fts where report_fts match ${`title : (${phrases.join(' AND ')})`}
                order by rank limit ${limit}) f
              join report r on r.num = f.rowid where r.deleted_at is null and r.title is not null
              order by f.rank, f.rowid`,
        )
  const like = `%${sound ?? ''}%`
  const heard =
    sound === null
      ? []
      : db
          .all<Row & Sound>(
            sql`select r.id, r.title, r.publication, r.published, s.initials, s.syllables
                from title_sound s join report r on r.num = s.num
                where (s.initials like ${like} or replace(s.syllables, ' ', '') like ${like})
                  and r.deleted_at is null and r.title is not null
                order by s.initials like ${like.slice(1)} desc, r.published desc nulls last limit ${MOST_SOUNDS}`,
          )
          .filter((row) => soundsLike(row, sound))
  const ids = new Set(named.map(({ id }) => id))
  return [
    ...named.map((row) => thing(row, false)),
    ...heard.filter(({ id }) => !ids.has(id)).map((row) => thing(row, true)),
  ].slice(0, limit)
}

const thing = ({ id, title, publication, published }: Row, bySound: boolean): NamedThing => ({
  ...{ kind: 'report' as const, id, name: title, publication, published },
  ...{ color: null, bySound },
})
