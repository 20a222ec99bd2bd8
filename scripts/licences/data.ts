/** Data of others that was made into files of ours, and so stands in no package: what it became, and its licence. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { STANDARD_TEXTS } from './standard-texts.ts'

export interface Data {
  name: string
  /** The file of ours that holds it. */
  file: string
  licence: string
  text: string
}

/** @param root of the project, with what `npm ci` brings */
export const dataLicences = (root: string): Data[] => [
  {
    name: 'OpenCC, dictionaries',
    file: 'shared/text/fold-table.ts',
    licence: 'Apache-2.0',
    text: `Copyright of the OpenCC authors (github.com/BYVoid/OpenCC)\n\n${readFileSync(
      join(root, 'node_modules/opencc-js/LICENSES/Apache-2.0.txt'),
      'utf8',
    ).trim()}`,
  },
  {
    name: 'jieba, counts of words',
    file: 'shared/text/common-pairs.ts',
    licence: 'MIT',
    text: `Copyright (c) 2013 Sun Junyi (github.com/fxsjy/jieba)\n\n${STANDARD_TEXTS.MIT}`,
  },
]
