/** Relations of the user's own, as the library keeps them. */
import { expect, test } from 'vitest'
import { fixtureLibrary } from '../fixture-library.ts'

const { ids, send } = fixtureLibrary()
const own = async () =>
  (await send('relations.list', {}))
    .filter(({ isBuiltIn }) => !isBuiltIn)
    .map(({ name, inverse, color, mutual, links }) => ({ name, inverse, color, mutual, links }))

test('renamed together with direction and colour, a relation is one step of undo', async () => {
  await send('links.create', {
    from: { kind: 'report', id: ids.port },
    to: { kind: 'report', id: ids.ferry },
    relation: '引出',
  })
  const before = await own()
  const saved = await send('relations.save', {
    ...{ name: '引出', to: '导致', inverse: '起因是' },
    ...{ color: 'red', mutual: false },
  })
  const after = [{ name: '导致', inverse: '起因是', color: 'red', mutual: false, links: 1 }]
  expect(saved).toMatchObject(after[0]!)
  expect(await own()).toEqual(after)
  await send('undo.undo', {})
  expect(await own()).toEqual(before)
  await send('undo.redo', {})
  expect(await own()).toEqual(after)
})

test('a name that another relation has is refused, and nothing of the save is kept', async () => {
  await send('relations.save', { name: '甲' })
  await send('relations.save', { name: '乙', color: 'red' })
  const before = await own()
  for (const to of ['甲', 'updates'])
    await expect(send('relations.save', { name: '乙', to, color: 'blue' })).rejects.toMatchObject({
      code: 'relation-name-taken',
    })
  await expect(send('relations.save', { name: '丙', to: '丁' })).rejects.toMatchObject({ code: 'not-found' })
  expect(await own()).toEqual(before)
})
