/**
 * Packages that bring no text of their licence, each looked up by hand: the copyright lines are those of the licence file
 * where the package is developed. Bound to a version, so that the next one is looked at again.
 */
import { STANDARD_TEXTS } from './standard-texts.ts'

export interface Fallback {
  /** `name@version` */
  id: string
  licence: keyof typeof STANDARD_TEXTS
  /** Copyright lines and what they are for. */
  notices: readonly string[]
  /** Where they were found. */
  source: string
  /** Parts under another licence. */
  also?: { licence: keyof typeof STANDARD_TEXTS; notices: readonly string[] }
}

export const FALLBACKS: readonly Fallback[] = [
  {
    id: 'saxes@6.0.0',
    licence: 'ISC',
    notices: [
      'Copyright (c) Contributors',
      'Copyright (c) Isaac Z. Schlueter and Contributors (sax, from which saxes was forked)',
    ],
    source: 'LICENSE in github.com/lddubeau/saxes',
    also: {
      licence: 'MIT',
      notices: ['Copyright Mathias Bynens <https://mathiasbynens.be/> (String.fromCodePoint)'],
    },
  },
  {
    id: 'client-only@0.0.1',
    licence: 'MIT',
    notices: ['Copyright (c) Facebook, Inc. and its affiliates.'],
    source: 'LICENSE in github.com/facebook/react, which its package.json names',
  },
]

/** The words that go into the list for a package without any. */
export function fallbackText({ licence, notices, source, also }: Fallback): string {
  const part = (of: keyof typeof STANDARD_TEXTS, lines: readonly string[]): string =>
    `${of}\n\n${lines.join('\n')}\n\n${STANDARD_TEXTS[of]}`
  const parts = [part(licence, notices), ...(also ? [part(also.licence, also.notices)] : [])]
  return `The package brings no text; this is the standard one, with the notices of: ${source}\n\n${parts.join('\n\n')}`
}
