import { describe, expect, test } from 'vitest'
import {
  directionOf,
  letterOf,
  ownRelations,
  RELATION_KEYS,
  relationName,
} from '../../../renderer/links/relations.ts'
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
  test('a relation of one\u2019s own reads from its end as the user said, or has no direction', () => {
    const t = ((key: string) => key) as never
    expect(relationName('质疑', t, 'to', { mutual: false, inverse: '受到质疑' })).toBe('受到质疑')
    expect(relationName('质疑', t, 'from', { mutual: false, inverse: '受到质疑' })).toBe('质疑')
    expect(relationName('同源', t, 'to', { mutual: true, inverse: '' })).toBe('同源')
    expect(directionOf('同源', 'to', { mutual: true })).toBe('both')
  })
  test('own words: the latest used first, at most nine', () => {
    const own = (name: string, minute: number | null) => ({
      ...{ name, isBuiltIn: false },
      lastUsed: minute === null ? null : `2026-05-01T08:${String(minute).padStart(2, '0')}:00.000Z`,
    })
    const known = [
      { ...own('updates', 9), isBuiltIn: true },
      own('译自', 5),
      own('旁证', 3),
      own('未用', null),
    ]
    expect(ownRelations(known)).toEqual(['译自', '旁证', '未用'])
    expect(ownRelations(Array.from({ length: 20 }, (_, at) => own(`word ${at}`, at)))).toHaveLength(9)
  })
})
