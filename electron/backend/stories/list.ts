/** What the user keeps as stories, and what is proposed. */
import { LONGEST_STORY_TITLE, type Story, type StoryProposal } from '../../../shared/model/story.ts'
import type { CallResult } from '../../../shared/contract.ts'
import type { ReportName } from '../../../shared/model/related.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import type { Job } from '../handlers.ts'
import { additionsTo, groupReports } from './group.ts'
import { countSeen, listEdges, listStories, membersOf, namesInOrder, storyRefusals } from './store.ts'

const MOST_PROPOSALS = 100

/** Asked of the reader's thread: among 100,000 reports there are as many pairs to group. */
export const listJob: Job<null, Omit<CallResult<'stories.list'>, 'stopped'>> = {
  name: 'stories.listed',
  run(db) {
    const members = membersOf(db)
    const edges = listEdges(db)
    const taken = new Set([...members.values()].flat())
    const stories = listStories(db).map((story): Story => {
      const own = members.get(story.id) ?? []
      return {
        ...story,
        reports: namesInOrder(db, own),
        additions: namesInOrder(db, additionsTo(own, edges, taken)),
      }
    })
    const proposals = groupReports(edges, taken)
      .slice(0, MOST_PROPOSALS)
      .flatMap(({ reportIds, score }): StoryProposal[] => {
        const reports = namesInOrder(db, reportIds)
        return reports.length < 2 ? [] : [{ title: titleOf(reports), reports, score }]
      })
    return { stories, proposals, ...countSeen(db), refused: storyRefusals(db).length }
  },
}

export const titleOf = (reports: readonly ReportName[]): string =>
  cutTo(reports.find(({ title }) => title)?.title ?? reports[0]?.opening ?? '—', LONGEST_STORY_TITLE) || '—'
