/** Hypothesis: the JSON its client exports, and what its API answers to a search. Offsets count UTF-16 units. */
import type { ForeignAnnotation, ForeignReply } from '../../../../shared/model/foreign.ts'
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

export const hypothesis: ForeignFormat = {
  id: 'hypothesis',
  extensions: ['.json'],
  fits: (head) =>
    /"(?:export_userid|client_version)"\s*:/.test(head) ||
    (/"target"\s*:/.test(head) && /"uri"\s*:/.test(head) && /"user"\s*:/.test(head)),
  read(bytes) {
    const told = readJson(bytes)
    const list = Array.isArray(told)
      ? told
      : isObject(told)
        ? listOf(told['annotations'] ?? told['rows'])
        : []
    requireFew(list.length)
    const all = list.filter(isObject)
    if (all.length === 0 && !isObject(told)) throw unreadable('no annotations of Hypothesis')
    const byId = new Map(all.map((one) => [textOf(one['id']) ?? '', one]))
    const above = (one: Json): Json | undefined =>
      byId.get(textOf(listOf(one['references'])[0]) ?? 'references nothing')
    /** The annotation at the head of a thread; what answers in a circle is its own, so that none of it is lost. */
    const rootOf = (one: Json): Json => {
      const met = new Set([one])
      let root = one
      for (let next = above(one); next; next = above(next)) {
        if (met.has(next)) return one
        met.add(next)
        root = next
      }
      return root
    }
    const replies = Map.groupBy(
      all.filter((one) => rootOf(one) !== one),
      rootOf,
    )
    const annotations = all
      .filter((one) => rootOf(one) === one)
      .map((one) => annotationOf(one, replies.get(one) ?? []))
    return { origin: 'hypothesis', annotations }
  },
}

function annotationOf(one: Json, replies: readonly Json[]): ForeignAnnotation {
  const target = listOf(one['target']).find(isObject)
  const selectors = listOf(target?.['selector']).filter(isObject)
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector')
  const place = selectors.find(({ type }) => type === 'TextPositionSelector')
  const exact = textOf(quote?.['exact'])
  const [start, end] = [Number(place?.['start']), Number(place?.['end'])]
  return {
    origin: 'hypothesis',
    id: textOf(one['id']) ?? idOf(JSON.stringify(one)),
    document: documentOf(one, target),
    ...(exact === undefined
      ? {}
      : { quote: { exact, prefix: textOf(quote?.['prefix']), suffix: textOf(quote?.['suffix']) } }),
    ...(Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0
      ? { position: { start, end, unit: 'utf-16' as const } }
      : {}),
    comment: textOf(one['text']),
    format: 'markdown',
    tags: listOf(one['tags']).flatMap((tag) => textOf(tag) ?? []),
    author: authorOf(one),
    created: textOf(one['created']),
    modified: textOf(one['updated']),
    replies: replies
      .toSorted((a, b) => String(a['created']).localeCompare(String(b['created'])))
      .map(
        (reply): ForeignReply => ({
          text: textOf(reply['text']) ?? '',
          author: authorOf(reply),
          created: textOf(reply['created']),
        }),
      ),
  }
}

function documentOf(one: Json, target: Json | undefined): ForeignAnnotation['document'] {
  const told = one['document']
  const title = isObject(told) ? textOf(listOf(told['title'])[0]) : undefined
  return { uri: textOf(one['uri']) ?? textOf(target?.['source']), title }
}

/** `acct:lin@hypothes.is` is `lin`; the name they gave themselves goes before. */
function authorOf(one: Json): string | undefined {
  const info = one['user_info']
  const named = isObject(info) ? textOf(info['display_name']) : undefined
  return (
    named ??
    textOf(one['user'])
      ?.replace(/^acct:/, '')
      .replace(/@.*$/, '')
  )
}
