/**
 * QualCoder's codebook as text: `Category:` and `Code:` lines, two dashes for each step down the tree, a `Memo:` below.
 * (Its other codebook, `.qdc`, is REFI-QDA's.)
 */
import { QUALCODER_TEXT } from '../../../../shared/foreign-head.ts'
import type { ForeignTheme } from '../themes.ts'
import { type ForeignFormat, type ForeignRead, utf8 } from './format.ts'

const LINE = /^(?<dashes>(?:--)*)(?<what>Category:|Code:)\s*(?<name>.+?),\s*(?:catid|cid):\d+/

export const qualcoderCodebook: ForeignFormat = {
  id: 'qualcoder-codebook',
  extensions: ['.txt'],
  fits: (head) => QUALCODER_TEXT.test(head),
  read(bytes): ForeignRead {
    const themes: ForeignTheme[] = []
    const trail: string[] = []
    let memo: { lines: string[] } | null = null
    const close = (): void => {
      const last = themes.at(-1)
      if (memo && last) last.definition = memo.lines.join('\n').trim()
      memo = null
    }
    for (const line of utf8(bytes).split(/\r?\n/)) {
      const found = LINE.exec(line)?.groups
      if (found) {
        close()
        const depth = (found['dashes'] ?? '').length / 2
        trail.length = Math.min(depth, trail.length)
        trail.push(found['name'] ?? '')
        themes.push({ path: [...trail] })
      } else if (/^(?:--)*Memo:/.test(line)) memo = { lines: [line.replace(/^(?:--)*Memo:\s*/, '')] }
      else memo?.lines.push(line)
    }
    close()
    return { origin: 'qualcoder', annotations: [], themes }
  },
}
