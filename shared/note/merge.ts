/**
 * Two texts that grew from one: block by block, and inside a block that both changed character by character.
 * What one added is kept, what one altered outlives that the other deleted it, and what both rewrote stands
 * twice, the second under a mark. So nothing that was typed is lost; at worst something stands twice.
 */
import { chunksOf } from './sequence.ts'
import { childrenOf, readState, textOfBlocks, textOfNode, writeState, type NoteNode } from './tree.ts'

/** Fields that Lexical derives from the rest or from the caret: they make no difference between two versions. */
const DERIVED: ReadonlySet<string> = new Set(['version', 'direction', 'textFormat', 'textStyle'])

/** Equal for nodes that say and look the same. */
export function keyOf(node: NoteNode): string {
  return JSON.stringify(node, (field, value: unknown) => {
    if (DERIVED.has(field)) return undefined
    // The number of a list's item follows from its place.
    return field === 'value' && typeof value === 'number' ? undefined : value
  })
}

/** Share of the smaller text's pairs of characters that both have, from which one counts as the other's later form. */
const ALIKE = 0.4

/**
 * The one text that has what both typed.
 * @param base what both began from; empty where it is not known
 */
export function mergeNotes(base: NoteNode[], mine: NoteNode[], theirs: NoteNode[]): NoteNode[] {
  return chunksOf(base, mine, theirs, keyOf).flatMap((chunk) => {
    if (chunk.isStable || sameAll(chunk.theirs, chunk.base)) return chunk.mine
    if (sameAll(chunk.mine, chunk.base) || sameAll(chunk.mine, chunk.theirs)) return chunk.theirs
    return mergeChunk(chunk.base, chunk.mine, chunk.theirs)
  })
}

/** Three stored states merged; null where one of the two cannot be read. */
export function mergeStates(
  base: string,
  mine: string,
  theirs: string,
): { state: string; text: string } | null {
  const [own, other] = [readState(mine), readState(theirs)]
  if (!own || !other) return null
  const merged = mergeNotes(readState(base) ?? [], own, other)
  return { state: writeState(merged), text: textOfBlocks(merged) }
}

const same = (a: NoteNode, b: NoteNode): boolean => keyOf(a) === keyOf(b)
const sameAll = (a: NoteNode[], b: NoteNode[]): boolean =>
  a.length === b.length && a.every((node, at) => same(node, b[at]!))

function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) found.add(text.slice(at, at + 2))
  return found
}

function isLaterForm(of: NoteNode, node: NoteNode): boolean {
  if (of.type !== node.type) return false
  const [a, b] = [textOfNode(of), textOfNode(node)]
  // An empty block is nothing yet: whatever stands in its place grew from it.
  if (a.trim() === '' || b.includes(a)) return true
  const [small, large] = [pairs(a), pairs(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>]
  if (small.size === 0) return a === b
  let shared = 0
  for (const pair of small) if (large.has(pair)) shared++
  return shared / small.size >= ALIKE
}

/** For each block of `base` the place of its later form in `nodes`, in order; -1 where it has none. */
function laterForms(base: NoteNode[], nodes: NoteNode[]): number[] {
  let from = 0
  return base.map((block) => {
    const at = nodes.findIndex((node, i) => i >= from && isLaterForm(block, node))
    if (at >= 0) from = at + 1
    return at
  })
}

function mergeChunk(base: NoteNode[], mine: NoteNode[], theirs: NoteNode[]): NoteNode[] {
  const inMine = laterForms(base, mine)
  const inTheirs = laterForms(base, theirs)
  const merged: NoteNode[] = []
  let [m, t, wereRewritten] = [0, 0, false]
  const addUpTo = (nextM: number, nextT: number): void => {
    merged.push(...join(mine.slice(m, nextM), theirs.slice(t, nextT), wereRewritten))
    wereRewritten = false
  }
  base.forEach((block, at) => {
    const [formM, formT] = [inMine[at]!, inTheirs[at]!]
    const [ofMine, ofTheirs] = [mine[formM], theirs[formT]]
    if (!ofMine && !ofTheirs) wereRewritten = true
    if (!ofMine && !ofTheirs) return
    addUpTo(ofMine ? formM : m, ofTheirs ? formT : t)
    if (ofMine && ofTheirs) merged.push(...mergeNode(block, ofMine, ofTheirs))
    else {
      // One deleted it: what the other made of it stays, but not what the other left as it was.
      const left = ofMine ?? ofTheirs
      if (left && !same(left, block)) merged.push(left)
    }
    if (ofMine) m = formM + 1
    if (ofTheirs) t = formT + 1
  })
  addUpTo(mine.length, theirs.length)
  return merged
}

/** What each put into the same gap: mine, then theirs, without what is the same text grown further. */
function join(mine: NoteNode[], theirs: NoteNode[], wereRewritten: boolean): NoteNode[] {
  const grown = mine.map((node) => theirs.find((other) => isBeginningOf(node, other)) ?? node)
  const rest = theirs.filter((node) => !grown.some((other) => other === node || isBeginningOf(node, other)))
  const hasText = (nodes: NoteNode[]): boolean => nodes.some((node) => textOfNode(node).trim() !== '')
  const mark: NoteNode[] =
    wereRewritten && hasText(grown) && hasText(rest) ? [{ type: 'conflict', version: 1 } as NoteNode] : []
  return [...grown, ...mark, ...rest]
}

/** A save whose answer got lost is sent again with more text: the first must not stand before it. */
const isBeginningOf = (node: NoteNode, other: NoteNode): boolean =>
  node.type === other.type &&
  textOfNode(other).startsWith(textOfNode(node)) &&
  (textOfNode(node) !== '' || same(node, other))

/** A block that both changed. Two where it cannot be told how they go together. */
function mergeNode(base: NoteNode, mine: NoteNode, theirs: NoteNode): NoteNode[] {
  if (same(mine, theirs) || same(theirs, base)) return [mine]
  if (same(mine, base)) return [theirs]
  const isContainer = [base, mine, theirs].every((node) => Array.isArray(node.children))
  if (!isContainer || base.type !== mine.type || base.type !== theirs.type) return [mine, theirs]
  const [b, m, t] = [childrenOf(base), childrenOf(mine), childrenOf(theirs)]
  const isInline = [...b, ...m, ...t].every((node) => !BLOCKS.has(node.type))
  const children = isInline ? mergeInline(b, m, t) : mergeNotes(b, m, t)
  return [{ ...mergeFields(base, mine, theirs), children: renumber(mine, children) }]
}

const BLOCKS: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'quote', 'list', 'listitem', 'code', 'table', 'tablerow', 'tablecell'],
  ...['passage', 'conflict', 'horizontalrule'],
])

/** Looks and states (a checked box, a heading's level): who changed it is followed, mine where both did. */
function mergeFields(base: NoteNode, mine: NoteNode, theirs: NoteNode): NoteNode {
  const [was, other] = [base as object as Fields, theirs as object as Fields]
  const merged: Fields = { ...(mine as unknown as Fields) }
  for (const field of Object.keys(other))
    if (JSON.stringify(merged[field]) === JSON.stringify(was[field])) merged[field] = other[field]
  return merged as unknown as NoteNode
}
type Fields = Record<string, unknown>

function renumber(list: NoteNode, items: NoteNode[]): NoteNode[] {
  if (list.type !== 'list') return items
  let value = list.start ?? 1
  return items.map((item) => ({
    ...item,
    value: childrenOf(item).some(({ type }) => type === 'list') ? value : value++,
  }))
}

interface Token {
  /** The character of a text, or the whole node as text. */
  key: string
  node: NoteNode
  /** What formats the character; null for a whole node. */
  look: string | null
}

/** Characters of texts, each with its look, and everything else whole. */
function tokensOf(nodes: NoteNode[]): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (node.type !== 'text' || typeof node.text !== 'string') return [{ key: keyOf(node), node, look: null }]
    const look = keyOf({ ...node, text: '' })
    return Array.from(node.text, (key) => ({ key, node, look }))
  })
}

const wordsOf = (tokens: Token[]): string => tokens.map(({ key }) => key).join('')

/** Characters are matched whatever their look, so that one may write where the other sets a word in bold. */
function mergeInline(base: NoteNode[], mine: NoteNode[], theirs: NoteNode[]): NoteNode[] {
  const chunks = chunksOf(tokensOf(base), tokensOf(mine), tokensOf(theirs), ({ key }) => key)
  return toNodes(
    chunks.flatMap((chunk) => {
      if (chunk.isStable) {
        const [was, own, other] = [chunk.base[0]!, chunk.mine[0]!, chunk.theirs[0]!]
        return own.look === was.look ? [other] : [own]
      }
      const [b, m, t] = [wordsOf(chunk.base), wordsOf(chunk.mine), wordsOf(chunk.theirs)]
      if (t === b) return chunk.mine
      if (m === b) return chunk.theirs
      if (m.startsWith(t) || m.endsWith(t)) return chunk.mine
      if (t.startsWith(m) || t.endsWith(m)) return chunk.theirs
      return [...chunk.mine, ...chunk.theirs]
    }),
  )
}

function toNodes(tokens: Token[]): NoteNode[] {
  const nodes: { node: NoteNode; look: string | null }[] = []
  for (const { key, node, look } of tokens) {
    const last = nodes.at(-1)
    if (look === null) nodes.push({ node, look })
    else if (last?.look === look) last.node = { ...last.node, text: (last.node.text ?? '') + key }
    else nodes.push({ node: { ...node, text: key }, look })
  }
  return nodes.map(({ node }) => node)
}
