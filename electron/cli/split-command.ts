import { basename } from 'node:path'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { rail } from '../../shared/i18n/rail.ts'
import { say } from '../../shared/i18n/say.ts'
import type { Decision } from '../../shared/model/page.ts'
import type { Block } from '../../shared/model/report.ts'
import { ENCODINGS } from '../../shared/model/source.ts'
import { showBlock } from '../../shared/text/text-map.ts'
import { readRegularFile } from '../backend/import/read-file.ts'
import { createImporter } from '../backend/import/run-importer.ts'
import type { Command } from './command.ts'
import { evidenceLines } from './evidence-lines.ts'
import { words } from './words.ts'

export const splitCommand: Command = {
  name: 'split',
  usage: 'FILE',
  options: {
    encoding: { type: 'string', help: 'option.encoding', values: ENCODINGS.join(', ') },
    why: { type: 'boolean', help: 'option.why' },
  },
  arguments: { least: 1, most: 1 },
  async run({ args: [path = ''], language, choice, flag, print }) {
    const encoding = choice('encoding', ENCODINGS)
    const bytes = await readRegularFile(path)
    const importer = createImporter()
    try {
      const page = await importer.run(bytes, { name: basename(path), encoding })
      const shown = ({ kind, ranges }: Block) => ({
        kind,
        text: showBlock(page.text, { kind, ranges }).text,
        ranges,
      })
      const { publication, published, pageLabel, edition, origins, reports, furniture, decisions } =
        page.split
      const split = {
        encoding: page.encoding,
        publication,
        published,
        pageLabel,
        edition,
        origins,
        reports: reports.map(({ blocks, ...report }) => ({ ...report, blocks: blocks.map(shown) })),
        furniture: furniture.map(shown),
        ...(flag('why') ? { decisions } : {}),
      }
      for (const report of split.reports) {
        print(`# ${report.title ?? words(language, 'untitled')}`)
        for (const { kind, text } of report.blocks) print(`  [${kind}] ${text}`)
        print('')
      }
      if (split.furniture.length > 0) print(`# ${words(language, 'furniture')}`)
      for (const { text } of split.furniture) print(`  ${text}`)
      if (flag('why')) printReasons(page.text, decisions, language, print)
      return split
    } finally {
      await importer.close()
    }
  },
}

/** How many UTF-16 units of the text at a place are shown. */
const SHOWN = 30

/** Each decision in words, as it was laid out, with its evidence. */
function printReasons(
  text: string,
  decisions: readonly Decision[],
  language: InterfaceLanguage,
  print: (line: string) => void,
): void {
  const wordsAt = (at: number): string => text.slice(at, at + SHOWN).replaceAll(/\s+/g, ' ')
  print(`\n# ${words(language, 'decisions')}`)
  for (const decision of decisions) {
    const { kind, at, to, applied, probability, doubtful } = decision
    const doubt = doubtful ? ` · ${words(language, 'doubtful')}` : ''
    print(
      `${at}  ${say(rail, language, `ask.${kind}`)} ${say(rail, language, `now.${kind}.${applied}`)}, ${Math.round(probability * 100)} %${doubt}`,
    )
    print(`  ${wordsAt(at)}${to === null ? '' : ` → ${wordsAt(to)}`}`)
    for (const line of evidenceLines(decision, language)) print(`    ${line}`)
  }
}
