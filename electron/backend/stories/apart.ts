import type { Queries } from '../handlers.ts'
import { chronicle } from './chronicle.ts'
import { listJob, titleOf } from './list.ts'
import { nearJob } from './near.ts'
import { membersOf, namesInOrder, requireStory } from './store.ts'

/** Questions that the reader's thread answers, where there is one; and those of tasks. */
export const apart = {
  'stories.get'(db, wanted) {
    if ('storyId' in wanted) {
      const { id, title } = requireStory(db, wanted.storyId)
      return chronicle(db, id, title, membersOf(db).get(id) ?? [])
    }
    return chronicle(db, null, titleOf(namesInOrder(db, wanted.reportIds)), wanted.reportIds)
  },
} satisfies Queries

export const jobs = [nearJob, listJob] as const
