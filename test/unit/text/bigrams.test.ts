import { existsSync, readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexTokens, matchQuery } from '../../../shared/text/bigrams.ts'
import { fold, foldUnits } from '../../../shared/text/fold.ts'
import { makeRandom, makeText, pick } from './corpus.ts'

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url)

/** The tokens as FTS5 reads them. */
const indexText = (text: string): string => Buffer.from(indexTokens(foldUnits(text))).toString()

describe('indexTokens', () => {
  it.each([
    ['中国，5g网络', '中国 国 5g 网络 络'],
    ['', ''],
    ['，。 ', ''],
    ['一', '一'],
    ['𠮷野家', '𠮷野 野家 家'],
    ["it's f-16", 'it s f 16'],
    ['カタ・カナ', 'カタ タ カナ ナ'],
    ['a\ud800b', 'a b'],
    ['人々〇', '人々 々〇 〇'],
  ])('%s → %s', (text, tokens) => expect(indexText(text)).toBe(tokens))
})

describe('matchQuery', () => {
  it.each([
    ['和平', '"和平"'],
    ['中', '"中" *'],
    ['网络5G', '"网络 络 5g" *'],
    ['trump 特', '"trump" * AND "特" *'],
    ['Trump特', '"trump 特" *'],
    ['中国，经济', '"中国 国 经济"'],
    ['「和平 協議」', '"和平 平 协议"'],
    ['"White House" 停火', '"white house" AND "停火"'],
    ['“Mr', '"mr" *'],
    ["it's", '"it s" *'],
    ['F-16', '"f 16" *'],
  ])('%s → %s', (query, expected) => expect(matchQuery(query)).toBe(expected))

  it.each(['', '   ', '*', '"', '，。！', '\ud800'])('has nothing to search for in %j', (query) =>
    expect(matchQuery(query)).toBeNull(),
  )
})

describe('search over a real FTS5 index', () => {
  const db = new Database(':memory:')
  const texts: string[] = []
  beforeAll(() => {
    db.exec(
      "create virtual table f using fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'ascii')",
    )
    const random = makeRandom(11)
    for (let i = 0; i < 300; i++) texts.push(makeText(random, 60 + random() * 700))
    texts.push('', '中', '末尾的字是国', '𠮷野家在東京', 'a中b国c')
    if (existsSync(SEEDS)) {
      for (const name of readdirSync(SEEDS)) {
        if (name.endsWith('.txt')) texts.push(...readFileSync(new URL(name, SEEDS), 'utf8').split('\n\n'))
      }
    }
    const insert = db.prepare('insert into f (rowid, title, body) values (?, ?, ?)')
    texts.forEach((text, i) => insert.run(i + 1, '', indexText(text)))
  })
  afterAll(() => db.close())

  const search = (query: string): number[] => {
    const match = matchQuery(query)
    if (match === null) return []
    return db.prepare('select rowid from f where f match ? order by rowid').pluck().all(match) as number[]
  }
  const scan = (...terms: string[]): number[] =>
    texts.flatMap((text, i) => (terms.every((term) => fold(text).includes(fold(term))) ? [i + 1] : []))
  const isHan = (text: string) => /^[\u3400-\u9fff]+$/.test(text)

  it.each([1, 2, 3, 4, 6, 9])(
    'finds all that a folded scan finds and nothing else: %i characters',
    (length) => {
      const random = makeRandom(length)
      let asked = 0
      while (asked < 300) {
        const text = pick(random, texts)
        const at = Math.floor(random() * text.length)
        const query = text.slice(at, at + length)
        if (query.length !== length || !isHan(query)) continue
        asked++
        expect([query, search(query)]).toEqual([query, scan(query)])
      }
    },
  )

  it('finds nothing where two characters never meet', () => {
    const random = makeRandom(3)
    for (let i = 0; i < 300; i++) {
      const query = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        pick(random, Array.from('桥茶缆船堤岸书店年轮海底龘')),
      ).join('')
      expect([query, search(query)]).toEqual([query, scan(query)])
    }
  })

  it('finds all terms in any order, in the other script, with the last word unfinished', () => {
    expect(search('灯塔 木桥')).toEqual(scan('灯塔', '木桥'))
    expect(search('氣象臺 排水')).toEqual(scan('气象台', '排水'))
    expect(search('harb')).toEqual(scan('harbour'))
    expect(search('wave-7芯片')).toEqual(scan('wave-7芯片'))
    expect(search('wave-7芯片').length).toBeGreaterThan(0)
    expect(search('𠮷野')).toEqual(scan('𠮷野'))
    expect(search('国').length).toBe(scan('国').length)
  })

  it('takes anything typed for words, never for query syntax', () => {
    const nasty = fc.array(
      fc.oneof(
        fc.constantFrom(
          '"',
          "'",
          '*',
          '(',
          ')',
          '-',
          '+',
          ':',
          '^',
          '{',
          '}',
          'AND',
          'OR',
          'NOT',
          'NEAR',
          'title:',
          'C++',
          'F-16',
          'near(',
          ' ',
          '\\',
          '\0',
          '“',
          '中',
        ),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(nasty, (parts) => {
        expect(() => search(parts.join(''))).not.toThrow()
      }),
      { numRuns: 3000 },
    )
  })
})
