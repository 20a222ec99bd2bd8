/** What an annotation of another program says, and when. */
import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'

/** Longest note that comes in, in UTF-16 units: what its field takes. */
const LONGEST_NOTE = 1_000_000

/** The comment, and what others replied below it, each under its name. */
export function noteOf({ comment = '', replies = [], author }: ForeignAnnotation): string {
  const own = comment.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()
  const answers = replies
    .filter(({ text }) => text.trim() !== '')
    .map((reply) => {
      const who = [reply.author ?? '', reply.created?.slice(0, 10) ?? ''].filter(Boolean).join(', ')
      return `${reply.text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()}${who === '' ? '' : `\n— ${who}`}`
    })
  const signed = own !== '' && author ? `${own}\n— ${author}` : own
  return [signed, ...answers]
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, LONGEST_NOTE)
}

/** ISO 8601 in UTC, or null where it is no time. */
export function instant(time: string | undefined): string | null {
  const at = time === undefined ? Number.NaN : Date.parse(time)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** When it was made and last changed, with `now` where the program does not say. */
export function timesOf(
  { created, modified }: Pick<ForeignAnnotation, 'created' | 'modified'>,
  now: string,
): { created_at: string; updated_at: string } {
  return {
    created_at: instant(created) ?? now,
    updated_at: instant(modified) ?? instant(created) ?? now,
  }
}
