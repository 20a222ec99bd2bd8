import { describe, expect, test } from 'vitest'
import { directionOf, letterOf, ownRelations, RELATION_KEYS } from '../../../renderer/links/relations.ts'
import { RELATIONS } from '../../../shared/model/link.ts'

describe('relations', () => {
  test('every built-in relation has a key of its own', () => {
    expect(new Set(RELATIONS.map((relation) => RELATION_KEYS[relation])).size).toBe(RELATIONS.length)
  })
  test('a letter is what its key says; by its place only where the key says none', () => {
    expect(letterOf({ key: 'w', code: 'KeyZ' })).toBe('w') // French
    expect(letterOf({ key: 'Q', code: 'KeyA' })).toBe('q')
    expect(letterOf({ key: 'с', code: 'KeyC' })).toBe('c') // Cyrillic
    expect(letterOf({ key: 'Process', code: 'KeyU' })).toBe('u')
    expect(letterOf({ key: '1', code: 'Numpad1' })).toBe('1')
    expect(letterOf({ key: 'ArrowDown', code: 'ArrowDown' })).toBe('arrowdown')
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
