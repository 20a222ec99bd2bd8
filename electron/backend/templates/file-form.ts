/**
 * A template as a file that people pass on: a head of `key: value` lines between `---`, values as JSON, then the body
 * to the last character. A file without such a head is a body.
 */
import { CallError } from '../../../shared/errors.ts'
import { LONGEST_TEMPLATE, LONGEST_TEMPLATE_NAME, TemplateForm } from '../../../shared/model/template.ts'
import { safeName } from '../export/file-names.ts'

const MARK = 'pressmark-template'
const KEYS = { name: 'name', per: 'per', extension: 'extension', 'file-name': 'fileName' } as const

export function writeTemplateFile({ name, per, extension, fileName, body }: TemplateForm): {
  name: string
  text: string
} {
  const head = { [MARK]: 1, name, per, extension, 'file-name': fileName }
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return { name: `${safeName(name, 'template')}.liquid`, text: `---\n${lines.join('\n')}\n---\n${body}` }
}

/** @throws template-file */
export function readTemplateFile(fileName: string, text: string): TemplateForm {
  const whole = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  const name = fileName.replace(/\.[^.]*$/, '').trim()
  const refuse = (detail: string, cause?: unknown): CallError =>
    new CallError('template-file', `not a template: ${detail}`, { name: fileName, detail }, cause)
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001f]/.test(whole)) throw refuse('binary')
  const head = new RegExp(`^---\\n(${MARK}: .*\\n(?:[a-z-]+: .*\\n)*)---\\n`).exec(whole)
  const body = whole.slice(head?.[0].length ?? 0)
  if (body.length > LONGEST_TEMPLATE) throw refuse(`> ${LONGEST_TEMPLATE}`)
  const form: Record<string, unknown> = {
    ...{ name: [...name].slice(0, LONGEST_TEMPLATE_NAME / 2).join('') || 'template', body },
    ...{ per: 'report', extension: 'md', fileName: '{{ report.file_name }}' },
  }
  for (const line of head?.[1]?.trimEnd().split('\n') ?? []) {
    const colon = line.indexOf(': ')
    const key = line.slice(0, colon)
    const field = Object.hasOwn(KEYS, key) ? KEYS[key as keyof typeof KEYS] : null
    try {
      const value: unknown = JSON.parse(line.slice(colon + 2))
      if (key === MARK && value !== 1) throw refuse(line)
      if (field) form[field] = value
    } catch (error) {
      throw error instanceof CallError ? error : refuse(line, error)
    }
  }
  const parsed = TemplateForm.safeParse(form)
  if (parsed.success) return parsed.data
  throw refuse(parsed.error.issues.map(({ path }) => path.join('.')).join(', '), parsed.error)
}
