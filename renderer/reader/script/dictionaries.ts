/** OpenCC's dictionaries, 1.1 MB: loaded when a pane is first switched. Words of a region (`twp`) are left alone. */
import { makeConverter, type Convert } from '../../../shared/text/script.ts'
import type { Script } from '../../workspace.ts'

const word = async (loaded: Promise<{ default: string }>): Promise<string> => (await loaded).default

/** What shows a text in a script. Traditional characters have the forms that the bundled font is made for. */
export async function loadConverter(script: Script): Promise<Convert> {
  if (script === 'zh-Hant') {
    const [phrases, more, characters, variantPhrases, variants] = await Promise.all([
      word(import('opencc-js/dict/STPhrases')),
      word(import('opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases')),
      word(import('opencc-js/dict/STCharacters')),
      word(import('opencc-js/dict/TWVariantsPhrases')),
      word(import('opencc-js/dict/TWVariants')),
    ])
    return makeConverter([
      { phrases: [phrases, more], characters },
      { phrases: [variantPhrases], characters: variants },
    ])
  }
  const [phrases, characters, twPhrases, tw, hkPhrases, hk] = await Promise.all([
    word(import('opencc-js/dict/TSPhrases')),
    word(import('opencc-js/dict/TSCharacters')),
    word(import('opencc-js/dict/TWVariantsRevPhrases')),
    word(import('opencc-js/dict/TWVariantsRev')),
    word(import('opencc-js/dict/HKVariantsRevPhrases')),
    word(import('opencc-js/dict/HKVariantsRev')),
  ])
  return makeConverter([
    { phrases: [twPhrases, hkPhrases], characters: `${tw}|${hk}` },
    { phrases: [phrases], characters },
  ])
}
