import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch'

/** Without white space and the marks of headings. */
export const bare = (text: string): string => text.normalize('NFC').replaceAll(/[\s#]+/g, '')

/** How many characters of `truth` stand in `got` in the same order, as a diff of at most 20 seconds finds them. */
export function commonInOrder(truth: string, got: string): number {
  const dmp = new DiffMatchPatch()
  dmp.Diff_Timeout = 20
  let same = 0
  for (const [kind, text] of dmp.diff_main(truth, got, false)) if (kind === 0) same += text.length
  return same
}
