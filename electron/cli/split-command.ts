import { basename } from 'node:path'
import type { Block } from '../../shared/model/report.ts'
import { ENCODINGS } from '../../shared/model/source.ts'
import { showBlock } from '../../shared/text/text-map.ts'
import { readRegularFile } from '../backend/import/read-file.ts'
import { createImporter } from '../backend/import/run-importer.ts'
import type { Command } from './command.ts'
import { words } from './words.ts'

export const splitCommand: Command = {
  name: 'split',
  usage: 'FILE',
  options: { encoding: { type: 'string', help: 'option.encoding', values: ENCODINGS.join(', ') } },
  arguments: { least: 1, most: 1 },
  async run({ args: [path = ''], language, choice, print }) {
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
      const { publication, published, pageLabel, edition, origins, reports, furniture } = page.split
      const split = {
        encoding: page.encoding,
        publication,
        published,
        pageLabel,
        edition,
        origins,
        reports: reports.map(({ blocks, ...report }) => ({ ...report, blocks: blocks.map(shown) })),
        furniture: furniture.map(shown),
      }
      for (const report of split.reports) {
        print(`# ${report.title ?? words(language, 'untitled')}`)
        for (const { kind, text } of report.blocks) print(`  [${kind}] ${text}`)
        print('')
      }
      if (split.furniture.length > 0) print(`# ${words(language, 'furniture')}`)
      for (const { text } of split.furniture) print(`  ${text}`)
      return split
    } finally {
      await importer.close()
    }
  },
}
