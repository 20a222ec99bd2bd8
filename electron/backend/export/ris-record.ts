/**
 * A report as a record of RIS (Research Information Systems, 2001 and 2011 tags): `TY` first, `ER` last, a tag of two
 * characters, two spaces, a hyphen, a space; lines end in CR LF, and a value is one line.
 */
import {
  accessedOf,
  editorsOf,
  kindOf,
  titleOf,
  translatorsOf,
  writersOf,
} from '../../../shared/citation/cited.ts'
import { parseName } from '../../../shared/citation/names.ts'
import type { ExportReport } from './export-library.ts'

const TYPES = { newspaper: 'NEWS', webpage: 'ELEC', document: 'GEN' } as const

/** @param keywords names of the report's themes */
export function risRecord(report: ExportReport, keywords: readonly string[]): string {
  const kind = kindOf(report)
  const { persons, agency } = writersOf(report)
  const names = (tag: string, all: readonly string[]) => all.map((name) => [tag, inverted(name)] as const)
  const fields: (readonly [tag: string, value: string | null])[] = [
    ['TY', TYPES[kind]],
    ['ID', report.id],
    ...names('AU', persons),
    ['AU', agency],
    ...names('ED', editorsOf(report)),
    ...names('A4', translatorsOf(report)),
    ['TI', titleOf(report)],
    ['T2', report.publication],
    ['ET', report.edition],
    ['PY', report.published?.slice(0, 4) ?? null],
    ['DA', report.published === null ? null : `${report.published.replaceAll('-', '/')}/`],
    ['SP', report.pageLabel],
    ['CY', report.place],
    ['LA', report.language === 'und' ? null : report.language],
    ...keywords.map((word) => ['KW', word] as const),
    ['AB', report.opening],
    ['UR', report.url],
    ['Y2', kind === 'webpage' || report.url !== null ? `${accessedOf(report).replaceAll('-', '/')}/` : null],
    ['DP', report.sourceFileName],
  ]
  const lines = fields.flatMap(([tag, value]) => {
    const text = oneLine(value ?? '')
    return text === '' ? [] : [`${tag}  - ${text}`]
  })
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`
}

/** `Reyes, Anna`: RIS parts a family name from the rest by a comma, so none may stand in a name that is one whole. */
function inverted(name: string): string {
  const parsed = parseName(name)
  return 'literal' in parsed ? parsed.literal.replaceAll(',', '，') : `${parsed.family}, ${parsed.given}`
}

/** All that readers take for the end of a line, and what no text has. */
const oneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
