/**
 * Liquid, shut in: no files, no prototypes, nothing that is not in the data, an end to time, memory and output. It
 * is carried out in the export's thread, which is ended if even that does not help: export/run-exporter.ts.
 */
import { Context, Liquid, toValue, toValueSync, type Emitter, type Template as Parsed } from 'liquidjs'
import { LONGEST_TEMPLATE, type TemplateForm, type TemplateProblem } from '../../../shared/model/template.ts'
import type { TemplateFilters } from './filters.ts'
import { faultOf, Refused } from './problems.ts'

export interface Limits {
  /** For the whole export, milliseconds. */
  time: number
  /** Of all files together, UTF-16 units. */
  output: number
  /** Objects that one file may make, as Liquid counts. */
  memory: number
}

export interface Engine {
  /** @throws TemplateFault */
  parse(text: string, part: TemplateProblem['part']): Part
}
export interface Part {
  /** @throws TemplateFault */
  render(data: object): string
}

/** Tags that read other files: there are none. */
const TAGS_FOR_FILES = ['include', 'render', 'layout', 'block'] as const
const MARKUP: ReadonlySet<TemplateForm['extension']> = new Set(['html', 'xml', 'opml'])

export function createEngine(
  extension: TemplateForm['extension'],
  limits: Limits,
  filters: TemplateFilters,
): Engine {
  const shared = {
    strictFilters: true,
    strictVariables: true,
    // `{% if theme.definition %}` may ask for what is not there.
    lenientIf: true,
    ownPropertyOnly: true,
    parseLimit: LONGEST_TEMPLATE,
    memoryLimit: limits.memory,
    templates: {},
    relativeReference: false,
    // The same library gives the same file in every time zone.
    timezoneOffset: 0,
    locale: 'en',
  }
  const engine = (isMarkup: boolean): Liquid => {
    const liquid = new Liquid({ ...shared, ...(isMarkup ? { outputEscape: 'escape' as const } : {}) })
    for (const name of TAGS_FOR_FILES)
      liquid.registerTag(name, {
        parse() {
          throw new Refused('no-files', name)
        },
        *render() {},
      })
    for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter)
    return liquid
  }
  // Into markup, what comes out of the data goes escaped; a file's name is no markup.
  const engines = { body: engine(MARKUP.has(extension)), fileName: engine(false) }
  const end = performance.now() + limits.time
  let written = 0

  return {
    parse(text, part) {
      const liquid = engines[part]
      let parsed: Parsed[]
      try {
        parsed = liquid.parse(text)
      } catch (error) {
        throw faultOf(error, part)
      }
      return {
        render(data) {
          const renderLimit = Math.max(1, end - performance.now())
          const context = new Context(data, liquid.options, { sync: true, renderLimit }, { liquid })
          const emitter = limited(() => limits.output - written)
          try {
            toValueSync(liquid.renderer.renderTemplates(parsed, context, emitter))
          } catch (error) {
            throw faultOf(error, part)
          }
          written += emitter.buffer.length
          return emitter.buffer
        },
      }
    },
  }
}

/** Liquid counts what its filters make, not what comes out. */
function limited(room: () => number): Emitter {
  const parts: string[] = []
  const most = room()
  let length = 0
  return {
    write(value: unknown) {
      const text = toText(value)
      length += text.length
      if (length > most) throw new Refused('too-much')
      parts.push(text)
    },
    get buffer() {
      return parts.join('')
    },
  }
}

/** As Liquid writes values: lists as their parts, nothing for nothing. An object has no text of its own. */
function toText(given: unknown): string {
  const value: unknown = toValue(given)
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(toText).join('')
  if (typeof value === 'object') throw new Refused('value', Object.keys(value).slice(0, 5).join(', '))
  // oxlint-disable-next-line no-base-to-string
  return typeof value === 'string' ? value : String(value)
}
