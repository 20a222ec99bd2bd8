/** Stories: reports that tell the same matter, as the machine proposes and the user keeps them. */
import { z } from 'zod'
import { Id } from '../model/range.ts'
import { LONGEST_STORY_TITLE, Story, StoryDetail, StoryProposal } from '../model/story.ts'
import { call, done, id, keptRows, none } from './call.ts'

const storyTitle = z.string().trim().min(1).max(LONGEST_STORY_TITLE)
const reportIds = z.array(Id).min(1).max(2000)
const storyId = z.object({ id: Id })

export const storiesCalls = {
  // Reports that tell the same matter
  /** What the user keeps, and what the machine proposes. Comparing goes on behind it: `looked` of `total` reports. */
  'stories.list': call(
    none,
    z.object({
      stories: z.array(Story),
      proposals: z.array(StoryProposal),
      looked: z.int(),
      total: z.int(),
      stopped: z.boolean(),
      /** Pairs of reports that the user said are no story. */
      refused: z.int(),
    }),
  ),
  /** A story, or what would be one, told in order. */
  'stories.get': call(z.union([z.object({ storyId: Id }), z.object({ reportIds })]), StoryDetail),
  /** Goes on comparing reports, or stops it. */
  'stories.look': call(z.object({ run: z.boolean() }), done),
  /** Keeps a proposal, or makes a story of any reports; without a title it has that of the first. */
  'stories.create': call(z.object({ title: storyTitle.optional(), reportIds }), storyId),
  'stories.rename': call(z.object({ id: Id, title: storyTitle }), storyId),
  /** `into` gets the reports of `id`, which goes. */
  'stories.merge': call(z.object({ id: Id, into: Id }), storyId),
  /** A new story that gets these reports of `id`. */
  'stories.split': call(z.object({ id: Id, reportIds, title: storyTitle.optional() }), storyId),
  'stories.addReports': call(z.object({ id: Id, reportIds }), storyId),
  'stories.removeReports': call(z.object({ id: Id, reportIds }), storyId),
  'stories.remove': call(id, storyId),
  /** These are no story, or do not belong to one (`storyId`); not proposed again. */
  'stories.refuse': call(z.object({ reportIds, storyId: Id.optional() }), z.object({ id: z.null() })),
  /** Takes all refusals back: what was refused may be proposed again. */
  'stories.proposeAgain': call(none, z.object({ refused: z.int() })),
  /** The way back of all of them. */
  'stories.putBack': call(keptRows('story', 'story_report', 'report_refusal'), done),
}
