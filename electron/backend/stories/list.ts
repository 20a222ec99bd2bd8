/** What the user keeps as stories, and what is proposed. */
import { LONGEST_STORY_TITLE, type Story, type StoryProposal } from '../../../shared/model/story.ts'
import type { CallResult } from '../../../shared/contract.ts'
import type { ReportName } from '../../../shared/model/related.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Job } from '../handlers.ts'
import { mayLeaveOff } from '../parallels/store.ts'
import { additionsTo, groupReports } from './group.ts'
import {
  countSeen,
  idsByNum,
  listEdges,
  listMembers,
  listStories,
  namesInOrder,
  stateOfData,
  storyRefusals,
} from './store.ts'

const MOST_PROPOSALS = 100

type Listed = Omit<CallResult<'stories.list'>, 'stopped'>

/** The last answer: several windows ask, and each of them when anything in the library is told to have changed. */
const kept = new WeakMap<ReadableDb, { state: string; listed: Listed }>()

/** Asked of the reader's thread: among 100,000 reports there are 300,000 pairs to group. */
export const listJob: Job<null, Listed> = {
  name: 'stories.listed',
  run(db) {
    const state = stateOfData(db)
    const known = kept.get(db)
    if (known?.state === state) return known.listed
    const listed = makeList(db)
    kept.set(db, { state, listed })
    return listed
  },
}

function makeList(db: ReadableDb): Listed {
  const pause = (): void => mayLeaveOff(db)
  const members = listMembers(db)
  const numsOf = Map.groupBy(members, ({ story }) => story)
  const rows = listStories(db)
  const edges = listEdges(db)
  const additions = additionsTo(
    rows.map(({ id }) => (numsOf.get(id) ?? []).map(({ num }) => num)),
    edges,
    pause,
  )
  const named = (nums: readonly number[]): ReportName[] => namesInOrder(db, [...idsByNum(db, nums).values()])
  const stories = rows.map((story, at): Story => {
    const own = (numsOf.get(story.id) ?? []).map(({ report }) => report)
    return { ...story, reports: namesInOrder(db, own), additions: named(additions[at] ?? []) }
  })
  const taken = new Set(members.map(({ num }) => num))
  const free = taken.size === 0 ? edges : edges.filter(({ a, b }) => !taken.has(a) && !taken.has(b))
  const proposals = groupReports(free, pause)
    .slice(0, MOST_PROPOSALS)
    .flatMap(({ reports: nums, score }): StoryProposal[] => {
      const reports = named(nums)
      return reports.length < 2 ? [] : [{ title: titleOf(reports), reports, score }]
    })
  return { stories, proposals, ...countSeen(db), refused: storyRefusals(db).length }
}

export const titleOf = (reports: readonly ReportName[]): string =>
  cutTo(reports.find(({ title }) => title)?.title ?? reports[0]?.opening ?? '—', LONGEST_STORY_TITLE) || '—'
