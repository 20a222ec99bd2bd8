/** Word's comments, with their answers. */
import type { Comment } from '../flow.ts'
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from '../xml.ts'

/**
 * By the id that the text names them by. Answers go with what they answer.
 * @param extended `commentsExtended.xml`, which says what answers what
 */
export function readComments(
  comments: XmlElement | undefined,
  extended: XmlElement | undefined,
): Map<string, Comment> {
  const parents = new Map<string, string>()
  for (const { attributes } of childrenOf(extended, 'commentEx'))
    if (attributes.paraId && attributes.paraIdParent) parents.set(attributes.paraId, attributes.paraIdParent)
  const byParagraph = new Map<string, Comment>()
  const found = new Map<string, Comment>()
  for (const element of childrenOf(comments, 'comment')) {
    const { id, author, initials, date } = element.attributes
    if (id === undefined) continue
    const paragraphs = descendantsOf(element, 'p')
    const text = paragraphs.map(wordsOf).join('\n').trim()
    const comment: Comment = {
      ...{ origin: 'docx', id: `comment-${id}`, comment: text, tags: [] },
      author: author?.trim() || initials?.trim() || undefined,
      created: instantOf(date),
    }
    const paragraph = paragraphs.at(-1)?.attributes.paraId
    if (paragraph) byParagraph.set(paragraph, comment)
    const parent = paragraph && byParagraph.get(parents.get(paragraph) ?? '')
    if (!parent) found.set(id, comment)
    else
      parent.replies = [...(parent.replies ?? []), { text, author: comment.author, created: comment.created }]
  }
  return found
}

const wordsOf = (paragraph: XmlElement): string =>
  descendantsOf(paragraph, 'r')
    .map((run) =>
      childrenOf(run)
        .map(({ name, children }) =>
          name === 't'
            ? textOf({ name, attributes: {}, children })
            : name === 'tab'
              ? '\t'
              : name === 'br'
                ? '\n'
                : '',
        )
        .join(''),
    )
    .join('')

/** ISO 8601, or nothing where it is no time. Word writes local time and says Z. */
export function instantOf(text: string | undefined): string | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** What the document says of itself: `docProps/core.xml`, and OpenDocument's `meta.xml`, name these alike. */
export function readCore(core: XmlElement | undefined): {
  title: string | null
  creator: string | null
  date: string | null
  language: string | null
} {
  const value = (name: string): string | null =>
    textOf(childOf(core, name)).replaceAll(/\s+/g, ' ').trim() || null
  const date = value('created') ?? value('creation-date') ?? value('date') ?? value('modified')
  return {
    title: value('title'),
    creator: value('creator') ?? value('initial-creator'),
    date: /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0] ?? null,
    language: value('language'),
  }
}
