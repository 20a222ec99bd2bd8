import type { Tasks } from '../handlers.ts'
import { appendTo, cancelJob, dismissJob, listJobs, pauseJob, startJob } from './jobs.ts'

export const tasks = {
  'import.start': async (context, { items, sample, more }) => ({
    jobId: await startJob(context, items, { sample: sample ?? false, more: more ?? false }),
  }),

  async 'import.append'(context, { jobId, items, more }) {
    await appendTo(context, jobId, items, more ?? false)
    return {}
  },

  'import.jobs': ({ library }) => Promise.resolve(listJobs(library)),

  async 'import.cancel'({ library }, { jobId }) {
    cancelJob(library, jobId)
    return {}
  },

  async 'import.pause'(context, { jobId, paused }) {
    pauseJob(context, jobId, paused)
    return {}
  },

  async 'import.dismiss'(context, { jobId }) {
    dismissJob(context.library, jobId)
    context.announce(['import'], [jobId])
    return {}
  },
} satisfies Tasks
