import { describe, expect, test } from 'vitest'
import { directionOf, ownRelations, RELATION_KEYS } from '../../../renderer/links/relations.ts'
import { RELATIONS } from '../../../shared/model/link.ts'

describe('relations', () => {
  test('every built-in relation has a key of its own', () => {
    expect(new Set(RELATIONS.map((relation) => RELATION_KEYS[relation])).size).toBe(RELATIONS.length)
  })
  test('arrows: out of the end one is at, into it, or both ways', () => {
    expect(directionOf('updates', 'from')).toBe('out')
    expect(directionOf('updates', 'to')).toBe('in')
    expect(directionOf('contradicts', 'to')).toBe('both')
    expect(directionOf('my own word', 'to')).toBe('in')
  })
  test('own words: each once, the latest first, at most nine', () => {
    const link = (relation: string, minute: number) => ({
      relation,
      updatedAt: `2026-05-01T08:${String(minute).padStart(2, '0')}:00.000Z`,
    })
    expect(ownRelations([link('译自', 1), link('updates', 9), link('旁证', 3), link('译自', 5)])).toEqual([
      '译自',
      '旁证',
    ])
    expect(ownRelations(Array.from({ length: 20 }, (_, at) => link(`word ${at}`, at)))).toHaveLength(9)
  })
})
