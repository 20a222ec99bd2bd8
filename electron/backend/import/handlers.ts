import type { Tasks } from '../handlers.ts'
import { cancelJob, dismissJob, listJobs, pauseJob, startJob } from './jobs.ts'

export const tasks = {
  'import.start': async (context, { items, sample }) => ({
    jobId: await startJob(context, items, sample ?? false),
  }),

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
