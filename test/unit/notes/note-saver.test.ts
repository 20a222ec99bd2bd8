import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createNoteSaver, type NoteSaver, type SaverHost } from '../../../renderer/notes/note-saver.ts'
import type { Note, Target } from '../../../shared/model/note.ts'

const TARGET: Target = { kind: 'highlight', id: 'h1' }

/** A store whose answers the test gives by hand. */
function makeStore() {
  const calls: {
    call: string
    id: string
    text: string
    answer: () => void
    refuse: (why: Error) => void
  }[] = []
  let clock = 0
  const ask = <R>(call: string, id: string, text: string, result: () => R): Promise<R> =>
    new Promise((resolve, reject) => {
      calls.push({ call, id, text, answer: () => resolve(result()), refuse: reject })
    })
  const removed: string[] = []
  const host: SaverHost = {
    save: (note) =>
      ask('save', note.id, note.text, (): Note => {
        const at = `2026-05-01T08:00:0${clock++}.000Z`
        return { ...note, revision: clock, createdAt: at, updatedAt: at }
      }),
    remove: (id) => ask('remove', id, '', () => ({})),
    onSaved: () => undefined,
    onRemoved: (id) => void removed.push(id),
  }
  return { calls, host, removed, last: () => calls.at(-1)! }
}

let store: ReturnType<typeof makeStore>
let saver: NoteSaver
const type = (text: string, known = false): void =>
  saver.edit('n1', TARGET, known, () => ({ state: text, text }))
const settle = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined)

beforeEach(() => {
  vi.useFakeTimers()
  store = makeStore()
  saver = createNoteSaver(store.host)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('saving as one types', () => {
  test('a burst of keys is one save, with the last text', async () => {
    for (const text of ['港', '港口', '港口动工']) {
      type(text)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(store.calls).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(300)
    expect(store.calls.map(({ text }) => text)).toEqual(['港口动工'])
  })

  test('the text is not serialized on every key, only when a save is due', async () => {
    const read = vi.fn(() => ({ state: 's', text: 't' }))
    for (let key = 0; key < 50; key++) saver.edit('n1', TARGET, false, read)
    expect(read).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(300)
    expect(read).toHaveBeenCalledTimes(1)
  })

  test('what is typed while a save is under way is saved after it, never beside it', async () => {
    type('one')
    await vi.advanceTimersByTimeAsync(300)
    type('two')
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.calls).toHaveLength(1)
    store.last().answer()
    await vi.advanceTimersByTimeAsync(300)
    expect(store.calls.map(({ text }) => text)).toEqual(['one', 'two'])
    store.last().answer()
    await settle()
    expect(saver.draft('n1', null)).toBeNull()
  })

  test('leaving saves at once', () => {
    type('half a word')
    saver.leave('n1')
    expect(store.last().text).toBe('half a word')
  })
})

describe('when the library does not take it', () => {
  test('the text is kept, the reason shown, and it is tried again until it is taken', async () => {
    type('precious')
    await vi.advanceTimersByTimeAsync(300)
    store.last().refuse(new Error('connection lost'))
    await settle()
    expect(saver.draft('n1', null)).toMatchObject({
      status: 'failed',
      content: { text: 'precious' },
      error: { message: 'connection lost' },
    })
    expect(saver.hasFailed()).toBe(true)
    await vi.advanceTimersByTimeAsync(500)
    expect(store.calls).toHaveLength(2)
    store.last().answer()
    await settle()
    expect(saver.draft('n1', null)).toBeNull()
    expect(saver.hasFailed()).toBe(false)
  })

  test('a closed card finds its unsaved text again by what it sits on', async () => {
    type('precious')
    saver.leave('n1')
    store.last().refuse(new Error('connection lost'))
    await settle()
    expect(saver.draft(null, TARGET)?.content.text).toBe('precious')
    expect(saver.draft(null, { kind: 'report', id: 'h1' })).toBeNull()
  })

  test('the waits grow, and stay below eleven seconds', async () => {
    type('precious')
    await vi.advanceTimersByTimeAsync(300)
    for (let round = 0; round < 12; round++) {
      store.last().refuse(new Error('disk full'))
      const before = store.calls.length
      await vi.advanceTimersByTimeAsync(11_000)
      expect(store.calls.length).toBe(before + 1)
    }
  })
})

describe('emptied notes', () => {
  test('an emptied note is not saved while it may still be typed into', async () => {
    type('', true)
    await vi.advanceTimersByTimeAsync(5000)
    saver.flush()
    expect(store.calls).toHaveLength(0)
  })

  test('leaving it removes it', async () => {
    type('  \n', true)
    saver.leave('n1')
    expect(store.last().call).toBe('remove')
    store.last().answer()
    await settle()
    expect(store.removed).toEqual(['n1'])
  })

  test('a note that was never saved and is empty leaves no trace', () => {
    type('')
    saver.leave('n1')
    expect(store.calls).toHaveLength(0)
    expect(saver.draft('n1', null)).toBeNull()
  })

  test('emptied while its first save is under way, it is removed after that save', async () => {
    type('x')
    await vi.advanceTimersByTimeAsync(300)
    type('')
    saver.leave('n1')
    expect(store.calls).toHaveLength(1)
    store.last().answer()
    await vi.advanceTimersByTimeAsync(1)
    expect(store.last().call).toBe('remove')
  })
})

describe('what another window saved meanwhile', () => {
  const state = (...lines: string[]): string =>
    JSON.stringify({
      root: {
        type: 'root',
        children: lines.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text, format: 0 }] })),
      },
    })
  const note = (stored: string, revision: number): Note => ({
    ...{ id: 'n1', target: TARGET, state: stored, text: 'merged', revision },
    ...{ createdAt: '2026-05-01T08:00:00.000Z', updatedAt: '2026-05-01T08:00:00.000Z' },
  })
  /** Answers each save with a note of the test's making, and remembers what was sent. */
  const merging = (answers: Note[]) => {
    const sent: Parameters<SaverHost['save']>[0][] = []
    const kept: string[] = []
    const made = createNoteSaver({
      ...store.host,
      save: (one) => {
        sent.push(one)
        return Promise.resolve(answers[sent.length - 1] ?? note(one.state, sent.length + 10))
      },
      keep: ({ text }) => void kept.push(text),
      forget: () => void kept.push('gone'),
    })
    return { made, sent, kept }
  }

  test('each save says what it grew from, and the next what came back', async () => {
    const { made, sent } = merging([note(state('a', 'theirs'), 5)])
    made.begin('n1', { revision: 3, state: state('a') })
    const adopted: string[] = []
    made.attach('n1', (from, merged) => (adopted.push(from, merged.state), true))
    made.edit('n1', TARGET, true, () => ({ state: state('a', 'mine'), text: 'mine' }))
    await vi.advanceTimersByTimeAsync(400)
    expect(sent[0]).toMatchObject({ base: { revision: 3, state: state('a') } })
    expect(adopted).toEqual([state('a', 'mine'), state('a', 'theirs')])
    made.edit('n1', TARGET, true, () => ({ state: state('b'), text: 'b' }))
    await vi.advanceTimersByTimeAsync(400)
    expect(sent[1]).toMatchObject({ base: { revision: 5, state: state('a', 'theirs') } })
  })

  test('while the editor cannot take it, the next save is merged over what was sent', async () => {
    const { made, sent } = merging([note(state('a', 'theirs'), 5)])
    made.begin('n1', { revision: 3, state: state('a') })
    made.attach('n1', () => false)
    for (const text of ['mine', 'mine again']) {
      made.edit('n1', TARGET, true, () => ({ state: state('a', text), text }))
      await vi.advanceTimersByTimeAsync(400)
    }
    expect(sent[1]).toMatchObject({ base: { revision: 0, state: state('a', 'mine') } })
  })

  test('a copy outlives the window until the library has the text; typing without a pause is saved anyway', async () => {
    const { made, sent, kept } = merging([])
    for (let key = 0; key < 20; key++) {
      made.edit('n1', TARGET, false, () => ({ state: state(String(key)), text: String(key) }))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(kept[0]).toBe('2')
    expect(sent.length).toBeGreaterThanOrEqual(2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(kept.at(-1)).toBe('gone')
  })
})
