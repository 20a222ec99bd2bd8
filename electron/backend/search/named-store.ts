/** Reports by their titles and themes by their names: by characters in either script, or by pinyin. */
import type { NamedThing } from '../../../shared/model/search.ts'
import { matchTerm } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import { soundOf, soundsLike, typedSound, type Sound } from '../database/sound.ts'
import { sql, type ReadableDb } from '../database/sql.ts'
import { listThemes } from '../themes/store.ts'

const DEFAULT_LIMIT = 8
/** Sounds looked at for one question; the prefilter is by letters, the look by syllables. */
const MOST_SOUNDS = 400

export function findNamed(
  db: ReadableDb,
  text: string,
  kinds: readonly NamedThing['kind'][] = ['report', 'theme'],
  limit = DEFAULT_LIMIT,
): NamedThing[] {
  const words = fold(text.normalize('NFC'))
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const sound = typedSound(text)
  return [
    ...(kinds.includes('theme') ? themes(db, words, sound) : []),
    ...(kinds.includes('report') ? reports(db, words, sound, limit) : []),
  ].slice(0, limit)
}

const known = new Map<string, Sound | null>()
/** Themes are few and asked for at every key. */
function themeSound(name: string): Sound | null {
  const found = known.get(name)
  if (found !== undefined) return found
  const made = soundOf(name)
  if (known.size > 5000) known.clear()
  known.set(name, made)
  return made
}

function themes(db: ReadableDb, words: string[], sound: string | null): NamedThing[] {
  return listThemes(db)
    .map(({ id, name, color }) => {
      const folded = fold(name)
      const isNamed = words.every((word) => folded.includes(word))
      const own = isNamed || sound === null ? null : themeSound(name)
      return { id, name, color, isNamed, bySound: own !== null && sound !== null && soundsLike(own, sound) }
    })
    .filter(({ isNamed, bySound }) => isNamed || bySound)
    .toSorted((a, b) => Number(a.bySound) - Number(b.bySound))
    .map(({ id, name, color, bySound }) => ({
      ...{ kind: 'theme' as const, id, name, color, bySound },
      ...{ publication: null, published: null },
    }))
}

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
