/** Characters: how a run looks, what its elements stand for, and the fields that stand among runs. */
import type { InlineMark } from '../../../../shared/model/markup.ts'
import type { FlowStyle } from '../flow.ts'
import { childOf, type XmlElement } from '../xml.ts'

/** Word's sixteen highlighters. */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  yellow: '#ffff00',
  green: '#00ff00',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  blue: '#0000ff',
  red: '#ff0000',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  darkGray: '#808080',
  lightGray: '#c0c0c0',
  black: '#000000',
  white: '#ffffff',
}

const MARKS: readonly [name: string, mark: InlineMark][] = [
  ['b', 'strong'],
  ['i', 'emphasis'],
  ['u', 'underline'],
  ['strike', 'strike'],
  ['dstrike', 'strike'],
]

const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !/^(?:0|false|off|none)$/.test(element.attributes.val ?? '')

/** @param properties a run's `rPr` */
export function styleOfRun(properties: XmlElement | undefined, link: string | undefined): FlowStyle {
  const marks = MARKS.filter(([name]) => isOn(childOf(properties, name))).map(([, mark]) => mark)
  const align = childOf(properties, 'vertAlign')?.attributes.val
  if (align === 'superscript' || align === 'subscript') marks.push(align)
  // What leads somewhere is underlined by its style, not by its writer.
  const shown = link === undefined ? marks : marks.filter((mark) => mark !== 'underline')
  const color = childOf(properties, 'highlight')?.attributes.val
  return { marks: shown, link, highlight: color === undefined ? undefined : HIGHLIGHTS[color] }
}

/** Not shown: it is not read. */
export const isHiddenRun = (properties: XmlElement | undefined): boolean =>
  isOn(childOf(properties, 'vanish'))

/** Characters of symbol fonts by their place there: the few that stand in texts; others are told as a square. */
const SYMBOLS: Readonly<Record<string, string>> = {
  'Symbol:b7': '•',
  'Symbol:d7': '⋅',
  'Wingdings:6c': '●',
  'Wingdings:6e': '■',
  'Wingdings:a7': '▪',
  'Wingdings:a8': '◻',
  'Wingdings:fc': '✓',
  'Wingdings:fb': '✗',
  'Wingdings:e0': '→',
  'Wingdings:e8': '➔',
  'Wingdings 2:52': '☑',
  'Wingdings 2:a3': '□',
}

export function symbolOf({ font = '', char = '' }: Record<string, string>): string {
  const code = char.replace(/^F0/i, '').toLowerCase().padStart(2, '0')
  const known = SYMBOLS[`${font}:${code}`]
  if (known !== undefined) return known
  const plain = Number.parseInt(char, 16)
  // The private area is the font's own; what lies outside is a character like others.
  return plain > 0x20 && plain < 0xd800 ? String.fromCharCode(plain) : '□'
}

/** Fields stand between marks among the runs: what they are told to do is not text, what came of it is. */
export class Fields {
  readonly #open: { instruction: string; shows: boolean; link?: string | undefined }[] = []

  mark(type: string | undefined): void {
    if (type === 'begin') this.#open.push({ instruction: '', shows: false })
    else if (type === 'end') this.#open.pop()
    else {
      const last = this.#open.at(-1)
      if (!last) return
      last.shows = true
      last.link = linkOfField(last.instruction)
    }
  }
  instruct(text: string): void {
    const last = this.#open.at(-1)
    if (last && !last.shows) last.instruction += text.slice(0, 8192)
  }
  get shows(): boolean {
    return this.#open.every(({ shows }) => shows)
  }
  get link(): string | undefined {
    return this.#open.findLast(({ link }) => link !== undefined)?.link
  }
}

const linkOfField = (instruction: string): string | undefined =>
  webAddress(/^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1])

/** An address that may be opened, or nothing: the text is kept in any case. */
export function webAddress(target: string | undefined): string | undefined {
  return target !== undefined && /^(?:https?:\/\/|mailto:)\S/i.test(target.trim()) ? target.trim() : undefined
}
