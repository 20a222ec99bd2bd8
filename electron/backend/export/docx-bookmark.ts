import { shortId } from './file-names.ts'

/** Word's bookmarks begin with a letter, hold letters, digits and `_`, and have at most 40 characters. */
export const docxBookmark = (id: string): string => `p_${shortId(id)}`
