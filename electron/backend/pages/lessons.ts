/** What earlier pages of a publication taught, made ready for the engine. */
import type { Lessons } from '../../../shared/model/page.ts'
import type { BlockKind } from '../../../shared/model/report.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { LearnedEvidence } from './page.ts'

/** Under what a short line is remembered: folded, every digit as 0, without white space. */
export function lineKey(text: string): string {
  return fold(text)
    .replace(/\p{Nd}/gu, '0')
    .replace(/\s+/gu, '')
}

export interface Learned {
  evidence: LearnedEvidence
  /** The kind that lines were given most often, by `lineKey`. Of kinds given equally often none is learned. */
  lines: ReadonlyMap<string, BlockKind>
}

/** The lessons of one publication; without any, or without a publication, nothing is learned. */
export function learnedFor(lessons: readonly Lessons[], publication: string | null): Learned {
  const own = publication === null ? [] : lessons.filter((lesson) => lesson.publication === publication)
  const evidence = new Map<string, { agreed: number; misled: number }>()
  const votes = new Map<string, Map<BlockKind, number>>()
  for (const lesson of own) {
    for (const { name, agreed, misled } of lesson.evidence) {
      const known = evidence.get(name)
      evidence.set(name, {
        agreed: agreed + (known?.agreed ?? 0),
        misled: misled + (known?.misled ?? 0),
      })
    }
    for (const { text, kind, times } of lesson.lines) {
      const key = lineKey(text)
      const kinds = votes.get(key) ?? new Map<BlockKind, number>()
      kinds.set(kind, (kinds.get(kind) ?? 0) + times)
      votes.set(key, kinds)
    }
  }
  const lines = new Map<string, BlockKind>()
  for (const [key, kinds] of votes) {
    const [first, second] = [...kinds].sort((a, b) => b[1] - a[1])
    if (first && first[1] > (second?.[1] ?? 0)) lines.set(key, first[0])
  }
  return { evidence, lines }
}
