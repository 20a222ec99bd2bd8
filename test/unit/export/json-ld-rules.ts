/**
 * The MUSTs of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/, sections 3 and 4) for what
 * our exports hold: a list of what is broken. Written from the specification, not from the exporter.
 */
type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const many = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
/** Absolute, or relative to the document: no character that an IRI may not have. */
const isIri = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && !/[\s<>"{}|\\^`]/.test(value)
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const MOTIVATIONS = new Set(
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying reviewing tagging'.split(
    ' ',
  ),
)

const matches = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value)
const isMotivation = (value: unknown): boolean => typeof value === 'string' && MOTIVATIONS.has(value)

export function collectionFaults(collection: unknown): string[] {
  if (!isObject(collection)) return ['not an object']
  const faults: string[] = []
  if (!many(collection['@context']).includes('http://www.w3.org/ns/anno.jsonld'))
    faults.push('3.1 no @context')
  if (!many(collection.type).includes('AnnotationCollection')) faults.push('4.1 no AnnotationCollection')
  if (!isIri(collection.id)) faults.push('4.1 the collection has no IRI')
  const page = collection.first
  if (collection.total !== 0 && !isObject(page)) faults.push('4.1 no first page')
  if (!isObject(page)) return faults
  if (page.type !== 'AnnotationPage' || !isIri(page.id)) faults.push('4.2 no AnnotationPage')
  if (!Array.isArray(page.items)) return [...faults, '4.2 no items']
  if (collection.total !== page.items.length) faults.push('4.1 total is not the number of items')
  const ids = page.items.map((one: unknown) => (isObject(one) ? one.id : undefined))
  if (new Set(ids).size < ids.length) faults.push('3.1 an id stands twice')
  return [...faults, ...page.items.flatMap((one: unknown) => annotationFaults(one))]
}

function annotationFaults(annotation: unknown): string[] {
  if (!isObject(annotation)) return ['an annotation is no object']
  const faults: string[] = []
  const say = (fault: string): void => void faults.push(`${JSON.stringify(annotation.id)}: ${fault}`)
  if (!isIri(annotation.id)) say('3.1 exactly one IRI')
  if (!many(annotation.type).includes('Annotation')) say('3.1 type Annotation')
  if (many(annotation.target).length === 0) say('3.1 at least one target')
  for (const one of many(annotation.motivation)) if (!isMotivation(one)) say('3.3.5 motivation')
  for (const key of ['created', 'modified', 'generated'])
    if (annotation[key] !== undefined && !matches(annotation[key], INSTANT)) say(`3.3.1 ${key} in UTC`)
  for (const agent of many(annotation.creator))
    if (!isIri(agent) && !(isObject(agent) && matches(agent.type, /^(?:Person|Organization|Software)$/)))
      say('3.3.2 creator')
  if (many(annotation.stylesheet).length > 1) say('4.4 one stylesheet')
  for (const body of many(annotation.body)) bodyFaults(body).forEach(say)
  for (const target of many(annotation.target)) targetFaults(target).forEach(say)
  if (many(annotation.motivation).includes('linking') && many(annotation.target).length !== 2)
    say('a link has two ends')
  return faults
}

function bodyFaults(body: unknown): string[] {
  if (isIri(body)) return []
  if (!isObject(body)) return ['3.2 a body is no resource']
  if (body.type !== 'TextualBody') return isIri(body.id) ? [] : ['3.2.2 an external resource has an IRI']
  const faults = typeof body.value === 'string' ? [] : ['3.2.4 exactly one value']
  if (body.purpose !== undefined && !isMotivation(body.purpose)) faults.push('3.3.5 purpose')
  if (body.format !== undefined && !matches(body.format, /^[\w.+-]+\/[\w.+-]+$/)) faults.push('3.2.4 format')
  return faults
}

function targetFaults(target: unknown): string[] {
  if (isIri(target)) return []
  if (!isObject(target)) return ['3.2 a target is no resource']
  const faults: string[] = []
  if (many(target.source).length !== 1 || !isIri(target.source)) faults.push('4 exactly one source')
  for (const selector of many(target.selector)) {
    if (!isObject(selector)) faults.push('4.2 a selector is no object')
    else if (selector.type === 'TextQuoteSelector') {
      if (typeof selector.exact !== 'string' || selector.exact === '') faults.push('4.2.4 exactly one exact')
      for (const key of ['prefix', 'suffix'])
        if (selector[key] !== undefined && typeof selector[key] !== 'string') faults.push(`4.2.4 ${key}`)
    } else if (selector.type === 'TextPositionSelector') {
      const { start, end } = selector
      if (
        !(
          Number.isInteger(start) &&
          Number.isInteger(end) &&
          Number(start) >= 0 &&
          Number(start) < Number(end)
        )
      )
        faults.push('4.2.5 start and end, not negative')
    } else faults.push('4.2 an unknown selector')
  }
  return faults
}
