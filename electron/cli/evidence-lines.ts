import { evidence } from '../../shared/i18n/evidence.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { sayIfKnown } from '../../shared/i18n/say.ts'
import type { Decision } from '../../shared/model/page.ts'

/** Each piece of evidence with what it weighs, the heaviest first: `+1.20  a byline stands below`. */
export const evidenceLines = ({ evidence: items }: Pick<Decision, 'evidence'>, language: InterfaceLanguage) =>
  [...items]
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .map(([name, weight]) => {
      const sign = weight < 0 ? '−' : '+'
      return `${sign}${Math.abs(weight).toFixed(2)}  ${sayIfKnown(evidence, language, name, name)}`
    })
