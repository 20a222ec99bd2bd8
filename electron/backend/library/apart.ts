import { partJob, planJob } from './check-parts.ts'

/** What the check asks its own reader's thread. */
export const jobs = [planJob, partJob] as const
