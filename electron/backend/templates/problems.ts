/** What Liquid says of a template, as a problem with a place that the reader's language has words for. */
import { LiquidError, UndefinedVariableError } from 'liquidjs'
import { exportTemplates as words } from '../../../shared/i18n/templates.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { CallError } from '../../../shared/errors.ts'
import type { TemplateProblem } from '../../../shared/model/template.ts'

type Part = TemplateProblem['part']

/** A template that cannot be read or carried out. */
export class TemplateFault extends Error {
  readonly problem: TemplateProblem
  constructor(problem: TemplateProblem, cause?: unknown) {
    super(`${problem.code} ${problem.named} at ${problem.part}:${problem.line}:${problem.column}`, { cause })
    this.problem = problem
  }
}

/** Thrown by our own filters, tags and limits while Liquid runs; it wraps them and adds the place. */
export class Refused extends Error {
  readonly code: TemplateProblem['code']
  readonly named: string
  constructor(code: TemplateProblem['code'], named = '') {
    super(code)
    this.code = code
    this.named = named
  }
}

/** As much of a template as a sentence can name. */
const LONGEST_NAMED = 60

/** What Liquid's own messages mean (liquidjs 10.30: it has no codes). A group is what is named. */
const MEANINGS: readonly [RegExp, TemplateProblem['code']][] = [
  [/^undefined filter: (.+?)(?:, line:|$)/, 'unknown-filter'],
  [/^tag "((?:end|else|elsif|when).*?)" not found/, 'stray-tag'],
  [/^tag "(.*?)" not found/, 'unknown-tag'],
  [/^(?:tag|output|raw) "?(.+?)"? not closed/s, 'unclosed'],
  [/^parse length limit exceeded/, 'too-long'],
  [/^template render limit exceeded/, 'too-slow'],
  [/^memory alloc limit exceeded/, 'too-much'],
]

/** @throws what is no error of a template's */
export function faultOf(error: unknown, part: Part): TemplateFault {
  if (error instanceof TemplateFault) return error
  if (!LiquidError.is(error)) {
    // The length of a template is looked at before there is any place in it.
    const code = meaningOf((error as Error).message)
    if (code) return new TemplateFault({ ...code, part, line: 0, column: 0 }, error)
    throw error
  }
  const [line = 0, column = 0] = error.token.getPosition()
  return new TemplateFault({ ...whatIs(error), part, line, column }, error)
}

function whatIs(error: LiquidError): Pick<TemplateProblem, 'code' | 'named'> {
  const cause: unknown = error.originalError
  if (cause instanceof Refused) return { code: cause.code, named: short(cause.named) }
  if (error instanceof UndefinedVariableError || error.name === 'UndefinedVariableError')
    return {
      code: 'unknown-variable',
      named: short((cause as { variableName?: string })?.variableName ?? ''),
    }
  const meaning = meaningOf(error.message)
  if (meaning) return meaning
  const code = error.name === 'RenderError' ? ('value' as const) : ('syntax' as const)
  return { code, named: short(error.token.getText()) }
}

function meaningOf(message: string): Pick<TemplateProblem, 'code' | 'named'> | null {
  for (const [pattern, code] of MEANINGS) {
    const match = pattern.exec(message)
    if (match) return { code, named: short(match[1] ?? '') }
  }
  return null
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_NAMED ? `${line.slice(0, LONGEST_NAMED)}…` : line
}

/** The sentence for a problem: where, then what. */
export function problemWords(problem: TemplateProblem, language: InterfaceLanguage): string {
  const { code, part, line, column, named } = problem
  const what = say(words, language, `problem.${code}`, { named })
  if (line === 0) return what
  return say(words, language, `at.${part}`, { line, column, what })
}

/** What an export answers. */
export function asCallError(
  { problem }: TemplateFault,
  name: string,
  language: InterfaceLanguage,
): CallError {
  if (problem.code === 'too-slow') return new CallError('template-too-slow', problem.code, { name })
  if (problem.code === 'too-much') return new CallError('template-too-large', problem.code, { name })
  const { line, column, code } = problem
  const detail = problemWords(problem, language)
  return new CallError('template-wrong', `${name}: ${detail}`, { name, detail, line, column, problem: code })
}
