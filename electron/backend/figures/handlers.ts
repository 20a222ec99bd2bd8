import { apart } from './apart.ts'

export const queries = apart
