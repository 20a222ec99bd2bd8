import { homedir } from 'node:os'
import { join } from 'node:path'

/** The library's folder where none is named: `PRESSMARK_LIBRARY`, else `Pressmark` in the home folder. */
export const defaultLibrary = (): string => process.env.PRESSMARK_LIBRARY || join(homedir(), 'Pressmark')
