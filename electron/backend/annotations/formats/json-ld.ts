/**
 * W3C Web Annotation (https://www.w3.org/TR/annotation-model/) in JSON-LD: one annotation, a list, a page or a
 * collection. Positions count code points. `linking` with two targets is a link: the first is its start.
 */
import type { ForeignAnnotation, ForeignReply } from '../../../../shared/model/foreign.ts'
import type { ForeignLink } from '../foreign.ts'
import {
  type ForeignFormat,
  idOf,
  isObject,
  type Json,
  listOf,
  readJson,
  requireFew,
  textOf,
  unreadable,
} from './format.ts'

export const jsonLd: ForeignFormat = {
  id: 'json-ld',
  extensions: ['.jsonld', '.json'],
  fits: (head) => /anno\.jsonld|www\.w3\.org\/ns\/oa|"type"\s*:\s*\[?\s*"Annotation/.test(head),
  read(bytes) {
    const all = collect(readJson(bytes))
    if (all.length === 0) throw unreadable('no annotations of the Web Annotation model')
    requireFew(all.length)
    const links: ForeignLink[] = []
    const answers: { one: Json; id: string; answered: string }[] = []
    const titles = titlesOf(all)
    const annotations: ForeignAnnotation[] = []
    for (const one of all) {
      const motivations = listOf(one['motivation']).map(String)
      const targets = listOf(one['target'])
      if (motivations.includes('linking') && targets.length > 1) {
        const [from, ...others] = targets.map((target, at) => endOf(one, target, at, titles, annotations))
        const ends = others.filter((to) => to !== undefined)
        if (from !== undefined) ends.forEach((to, at) => links.push(linkOf(one, from, to, at)))
        if (from !== undefined && ends.length > 0) continue
      }
      const first = targets[0]
      const answered = motivations.includes('replying') ? idIn(first) : undefined
      if (answered !== undefined) {
        answers.push({ one, id: idOfAnnotation(one), answered })
        continue
      }
      // Several stretches of one text are one highlight, in reading order; its place is found by the words of all.
      if (motivations.includes('identifying') && bodiesOf(one).isBare) continue
      annotations.push(annotationOf(one, targets, titles))
    }
    const replies = new Map(annotations.map(({ id }) => [id, [] as ForeignReply[]]))
    const above = new Map(answers.map(({ id, answered }) => [id, answered]))
    for (const { one, answered } of answers) {
      const thread = replies.get(headOf(answered, above))
      if (thread) thread.push(replyOf(one))
      // What answers nothing in the file says something all the same.
      else annotations.push(annotationOf(one, listOf(one['target']), titles))
    }
    return {
      origin: 'json-ld',
      annotations: annotations.map((one) => {
        const thread = replies.get(one.id)
        return thread && thread.length > 0 ? { ...one, replies: thread } : one
      }),
      links,
    }
  },
}

/** Up from answer to answer; a circle has no head. */
function headOf(answered: string, above: ReadonlyMap<string, string>): string {
  const met = new Set<string>()
  let head = answered
  for (let next = above.get(head); next !== undefined && !met.has(next); next = above.get(head)) {
    met.add(next)
    head = next
  }
  return head
}

const replyOf = (one: Json): ForeignReply => ({
  text: bodiesOf(one).comment ?? '',
  author: nameOf(one['creator']),
  created: textOf(one['created']),
})

/** Annotations wherever they lie: alone, in a list, a graph, a page, a collection. */
function collect(told: unknown): Json[] {
  if (Array.isArray(told)) return told.flatMap(collect)
  if (!isObject(told)) return []
  if (listOf(told['type'] ?? told['@type']).some((type) => String(type).replace(/^oa:/, '') === 'Annotation'))
    return [told]
  return [told['@graph'], told['items'], told['first'], told['annotations']].flatMap((part) =>
    part === undefined ? [] : collect(part),
  )
}

/** What our own export says of a report: an `identifying` annotation whose target has the title in its body. */
function titlesOf(all: readonly Json[]): Map<string, string> {
  const titles = new Map<string, string>()
  for (const one of all)
    for (const target of listOf(one['target']).filter(isObject)) {
      const source = target['source']
      const title = isObject(source)
        ? (textOf(source['title']) ?? textOf(source['label']))
        : textOf(target['title'])
      const id = sourceOf(target)
      if (title !== undefined && id !== undefined) titles.set(id, title)
    }
  return titles
}

const sourceOf = (target: unknown): string | undefined => {
  if (typeof target === 'string') return target.replace(/#.*$/, '')
  if (!isObject(target)) return undefined
  const source = target['source']
  return (
    textOf(source) ??
    (isObject(source)
      ? (textOf(source['id']) ?? textOf(source['@id']))
      : textOf(target['id'])?.replace(/#.*$/, ''))
  )
}

/** The id of another annotation that a target names: `#a`, `urn:uuid:…`, a bare address. */
const idIn = (target: unknown): string | undefined =>
  (
    textOf(target) ??
    (isObject(target) && target['selector'] === undefined
      ? (textOf(target['id']) ?? textOf(target['source']))
      : undefined)
  )?.replace(/^#/, '')

interface Selected {
  exact?: string | undefined
  prefix?: string | undefined
  suffix?: string | undefined
  start?: number
  end?: number
}

function selected(target: unknown): Selected {
  const found: Selected = {}
  const take = (selector: unknown): void => {
    if (!isObject(selector)) return
    const type = textOf(selector['type']) ?? textOf(selector['@type']) ?? ''
    if (type.endsWith('TextQuoteSelector'))
      Object.assign(found, {
        exact: textOf(selector['exact']),
        prefix: textOf(selector['prefix']),
        suffix: textOf(selector['suffix']),
      })
    if (type.endsWith('TextPositionSelector'))
      Object.assign(found, { start: Number(selector['start']), end: Number(selector['end']) })
    listOf(selector['refinedBy']).forEach(take)
    listOf(selector['items']).forEach(take)
  }
  if (isObject(target)) listOf(target['selector']).forEach(take)
  return found
}

function annotationOf(
  one: Json,
  targets: readonly unknown[],
  titles: ReadonlyMap<string, string>,
  id = idOfAnnotation(one),
): ForeignAnnotation {
  const parts = targets.map(selected)
  const exact = parts.map((part) => part.exact ?? '').join('')
  const [first] = parts
  const [start, end] = [first?.start ?? Number.NaN, parts.at(-1)?.end ?? Number.NaN]
  const uri = sourceOf(targets[0])
  const { comment, format, tags, isBare: _ } = bodiesOf(one)
  return {
    origin: 'json-ld',
    id,
    document: { uri, title: titles.get(uri ?? '') },
    ...(exact === '' ? {} : { quote: { exact, prefix: first?.prefix, suffix: parts.at(-1)?.suffix } }),
    ...(Number.isSafeInteger(start) && start >= 0
      ? { position: { start, end: Number.isSafeInteger(end) ? end : start, unit: 'code-point' as const } }
      : {}),
    ...lookOf(one),
    comment,
    format,
    tags,
    author: nameOf(one['creator']),
    created: textOf(one['created']),
    modified: textOf(one['modified']),
  }
}

const idOfAnnotation = (one: Json): string =>
  textOf(one['id']) ?? textOf(one['@id']) ?? idOf(JSON.stringify(one))

function bodiesOf(one: Json): {
  comment: string | undefined
  format: 'plain' | 'markdown'
  tags: string[]
  isBare: boolean
} {
  const comments: string[] = []
  const tags: string[] = []
  let format: 'plain' | 'markdown' = 'plain'
  for (const body of [...listOf(one['bodyValue']), ...listOf(one['body'])]) {
    if (typeof body === 'string') {
      comments.push(body)
      continue
    }
    if (!isObject(body)) continue
    const value = textOf(body['value']) ?? textOf(body['chars'])
    if (value === undefined) continue
    const purpose = textOf(body['purpose']) ?? textOf(one['motivation']) ?? ''
    if (purpose === 'tagging' || purpose === 'classifying') tags.push(value)
    // Colour names and citations of our own export.
    else if (purpose !== 'describing') {
      comments.push(body['format'] === 'text/html' ? value.replaceAll(/<[^>]*>/g, '') : value)
      if (body['format'] === 'text/markdown') format = 'markdown'
    }
  }
  const comment = comments.join('\n\n')
  return {
    comment: comment === '' ? undefined : comment,
    format,
    tags,
    isBare: comment === '' && tags.length === 0,
  }
}

/** Colour and line from a stylesheet, as ours and Recogito's exports have one; else by a class or a `color`. */
function lookOf(one: Json): Pick<ForeignAnnotation, 'color' | 'style'> {
  const sheet = one['stylesheet']
  const css = isObject(sheet) ? (textOf(sheet['value']) ?? '') : (textOf(sheet) ?? '')
  const color = /#[0-9a-f]{6}\b/i.exec(css)?.[0] ?? textOf(one['color'])
  const style = /line-through/.test(css) ? 'strike' : /underline/.test(css) ? 'underline' : undefined
  return { ...(color === undefined ? {} : { color }), ...(style === undefined ? {} : { style }) }
}

function nameOf(creator: unknown): string | undefined {
  const [first] = listOf(creator)
  return isObject(first) ? (textOf(first['name']) ?? textOf(first['nickname'])) : undefined
}

/** An end of a link: another annotation, or a passage of its own, which becomes one. */
function endOf(
  one: Json,
  target: unknown,
  at: number,
  titles: ReadonlyMap<string, string>,
  made: ForeignAnnotation[],
): string | undefined {
  if (selected(target).exact === undefined) return idIn(target)
  const id = `${idOfAnnotation(one)}#${at}`
  made.push({
    ...annotationOf({ id }, [target], titles, id),
    color: 'gray',
    style: 'underline',
    comment: undefined,
    tags: [],
  })
  return id
}

/** @param at of several ends, from 0 */
function linkOf(one: Json, from: string, to: string, at: number): ForeignLink {
  const { comment, tags } = bodiesOf(one)
  const id = at === 0 ? idOfAnnotation(one) : `${idOfAnnotation(one)}#link-${at}`
  return { id, from, to, relation: tags[0] ?? 'background', note: comment }
}
