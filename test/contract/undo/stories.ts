/** Stories, and what is related. */
import { after, type Act, type UndoCase } from './undo-case.ts'

let unrelated = { id: '' }
const refuseRelated: Act = async (call, { ids }) => {
  unrelated = await call.send('related.refuse', { reportId: ids.port, otherId: ids.ferry })
}
let story = { id: '' }
let second = { id: '' }
const tell: Act = async (call, { ids }) => {
  story = await call.send('stories.create', { title: '东岸', reportIds: [ids.port, ids.ferry] })
}

export const stories: Record<string, UndoCase> = {
  'stories.create': after(tell),
  'stories.rename': { first: tell, act: (call) => call.send('stories.rename', { ...story, title: '西岸' }) },
  'stories.merge': {
    async first(call, { ids }) {
      story = await call.send('stories.create', { reportIds: [ids.port] })
      second = await call.send('stories.create', { reportIds: [ids.ferry] })
    },
    act: (call) => call.send('stories.merge', { ...second, into: story.id }),
  },
  'stories.split': {
    first: tell,
    act: (call, { ids }) => call.send('stories.split', { ...story, reportIds: [ids.ferry] }),
  },
  'stories.addReports': {
    async first(call, { ids }) {
      story = await call.send('stories.create', { reportIds: [ids.port] })
    },
    act: (call, { ids }) => call.send('stories.addReports', { ...story, reportIds: [ids.ferry] }),
  },
  'stories.removeReports': {
    first: tell,
    act: (call, { ids }) => call.send('stories.removeReports', { ...story, reportIds: [ids.ferry] }),
  },
  'stories.remove': { first: tell, act: (call) => call.send('stories.remove', story) },
  'stories.refuse': after((call, { ids }) =>
    call.send('stories.refuse', { reportIds: [ids.port, ids.ferry] }),
  ),
  'stories.proposeAgain': {
    first: (call, { ids }) => call.send('stories.refuse', { reportIds: [ids.port, ids.ferry] }),
    act: (call) => call.send('stories.proposeAgain', {}),
  },
  'stories.putBack': {
    first: tell,
    act: (call) =>
      call.send('stories.putBack', { rows: [{ table: 'story', id: story.id, fields: { title: '放回' } }] }),
  },
  'related.refuse': after(refuseRelated),
  'related.restore': { first: refuseRelated, act: (call) => call.send('related.restore', unrelated) },
  'related.refuseAgain': {
    async first(call, prepared) {
      await refuseRelated(call, prepared)
      await call.send('related.restore', unrelated)
    },
    act: (call) => call.send('related.refuseAgain', unrelated),
  },
}
