/**
 * What speaks for a short line's being text that a column cut off, rather than a heading. Weights in log-odds: fitted by
 * ridge regression over 9,100 short lines of made pages, then moved by hand and by search until real, written and made
 * pages came out best together. The reports of those pages were in the fit; only layouts are ever new to it.
 */
import { hasTwoPhrases, isHan, unbalanced, widthOf } from './characters.ts'
import {
  endsInOffice,
  endsWeakly,
  openEnd,
  opensAsSentence,
  opensWithSpeaker,
  openStart,
  saysSomething,
} from './ends.ts'
import { isContinuedFrom, opensWithDateline } from './forms.ts'
import { type Page, type Piece, isBody, isHeading, nextBody } from './piece.ts'
import type { Weigh } from './weigh.ts'
import { breaksInWord, endsInSingle, measureAcross, repeatedAcross, wordAcross } from './words.ts'

/** Above 0: the line is text. `lost`: headings of a page with marks that lost theirs. */
export function fragmentScore(page: Page, piece: Piece, lost: number, weigh: Weigh): number {
  const body = nextBody(page.pieces, piece.index)
  return (
    weigh('mostly-headings', -3) +
    belowScore(page, piece, body, weigh) +
    wordsScore(page, piece, weigh) +
    lengthScore(piece.text, weigh) +
    placeScore(page, piece, lost, weigh)
  )
}

/** Whether the next running text could go on with it. */
function belowScore(page: Page, piece: Piece, body: Piece | undefined, weigh: Weigh): number {
  if (!body) return weigh('nothing-below', 0.9)
  const { pieces, words } = page
  const start = openStart(body.text)
  const after = pieces[piece.index + 1]
  // Below another headline or a byline only a clear middle of a sentence can be this one's.
  const near = pieces
    .slice(piece.index + 1, body.index)
    .every((other) => other.form === 'caption' || other.form === 'furniture')
  let score = 0
  // A dateline begins a story.
  if (near && start > 0) score += weigh('word-across', acrossWeight(wordAcross(words, piece.text, body.text)))
  if (near && repeatedAcross(piece.text, body.text) > 0) score += weigh('word-repeated', 3)
  if (near && measureAcross(piece.text, body.text)) score += weigh('word-across', 1.2)
  const before = pieces[piece.index - 1]
  if (start >= 0.5 && before && isBody(before) && openEnd(before.text) >= 0.6)
    score += weigh('sentence-across', -1)
  if (start >= 0.9) score += weigh('open-below', 5)
  else if (near && start >= 0.5) score += weigh('open-below', start >= 0.7 ? 1.8 : 0.9)
  else if (body === after && start <= 0.15) score += weigh('open-below', -0.7)
  if (body === after && endsInOffice(piece.text) && opensWithSpeaker(body.text))
    score += weigh('word-across', 2.8)
  return score
}

/** One sign alone (the page has the two characters together somewhere) says little: 展 | 中 is no 发展中. */
function acrossWeight(word: number): number {
  return Math.max(0, Math.min(4.6, word >= 1.5 ? word * 2.5 : (word - 0.4) * 2.8))
}

/** How it begins and ends, and what it says. */
function wordsScore({ words }: Page, { text }: Piece, weigh: Weigh): number {
  const width = widthOf(text)
  let score = 0
  if (openStart(text) >= 0.9) score += weigh('line-starts-open', 4.3)
  if (unbalanced(text).open.length > 0) score += weigh('bracket-left-open', 7)
  if (endsWeakly(text)) score += weigh('line-ends-open', ENDS_IN_VERB.test(text) ? 4.4 : 1.4)
  if (ENDS_IN_PARTICLE.test(text)) score += weigh('line-ends-open', 1.8)
  if (ENDS_IN_SHORT_CLAUSE.test(text)) score += weigh('line-ends-open', 3)
  if (/\d$/.test(text)) score += weigh('line-ends-open', 1.8)
  if (endsInSingle(text)) score += weigh('line-ends-open', 0.8)
  if (breaksInWord(words, text)) score += weigh('line-ends-open', 1)
  if (endsInOffice(text)) score += weigh('line-ends-open', 2.8)
  const commas = text.match(/[，,]/g)?.length ?? 0
  if (commas > 0) score += weigh('commas', commas > 1 && width >= 16 ? 2.8 : width >= 20 ? 1.4 : 0.9)
  if (isHan(text[0]) && opensAsSentence(text)) score += weigh('reads-as-sentence', 2.7)
  if (width >= 14 && saysSomething(text)) score += weigh('reads-as-sentence', 2.7)
  if (/[的了是]/u.test(text)) score += weigh('reads-as-sentence', 0.5)
  if (/^[一二三四五六七八九十]+、/u.test(text)) score += weigh('reads-as-sentence', 0.7)
  if (/\p{Script=Han}[：:]\p{Script=Han}/u.test(text)) score += weigh('colon-inside', 1.2)
  if (/[？！?!]/u.test(text)) score += weigh('question-or-colon', -0.2)
  if (/[“「]/u.test(text)) score += weigh('quotation-inside', -1)
  if (hasTwoPhrases(text)) score += weigh('two-phrases', -4.8)
  else if (/\p{Script=Han}[\s\u3000]+\p{Script=Han}/u.test(text)) score += weigh('two-phrases', -2.3)
  return score
}

function lengthScore(text: string, weigh: Weigh): number {
  const width = widthOf(text)
  if (width > 30) return weigh('heading-length', 1.9)
  if (width >= 20) return weigh('heading-length', 1)
  return width > 6 && width <= 9 ? weigh('heading-length', -1) : 0
}

/** What stands around it, and whether the page marks its headings. */
function placeScore({ pieces, marked, goesOn }: Page, piece: Piece, lost: number, weigh: Weigh): number {
  const before = pieces[piece.index - 1]
  const after = pieces[piece.index + 1]
  let score = 0
  // A marked subhead needs text below it, before the next marked heading.
  if (before && before.level > 1 && after && after.level > 0) score += weigh('heading-mark', 1.2)
  // What goes on from another page often stands without a headline.
  if (headsText(after)) score += weigh('byline-below', after?.form === 'continuation' ? -2 : -2.8)
  if (marked) score += weigh('mark-missing', 0.9)
  if (marked && !besideMark(before) && !besideMark(after)) score += weigh('mark-missing', 1.6 / (1 + lost))
  if (before === undefined) score += goesOn ? 0 : weigh('top-of-page', -2.5)
  else if (before.form === 'caption' || before.form === 'credit') score += weigh('credit-above', -1.7)
  else if (isBody(before)) score += weigh('text-above', openEnd(before.text) >= 0.4 ? -0.1 : -0.8)
  if (after && isHeading(after)) {
    // A label above its headline.
    const label = widthOf(piece.text) <= 12 && after.gap <= 1
    score += weigh('headings-together', label ? -2 : -1.6)
  }
  return score
}

/** Words of one character that a headline seldom ends with. */
const ENDS_IN_PARTICLE =
  /[到个個只位已会會能想要有不没沒未一二三四五六七八九十几幾两兩我你他她它们們那还還从從刚剛曾才也若如则則即因虽雖次些种種着著得]$/u
/** Words of two characters that want an object. */
const ENDS_IN_VERB =
  /(?:接受|表示|[认認][为為]|指出|[实實][现現]|[进進]行|成[为為]|具有|[获獲]得|通[过過]|根[据據]|按照|[随隨][着著]|[关關][于於]|[对對][于於]|[经經][过過]|由[于於]|以及|可以|能[够夠]|[应應][该該]|必[须須]|已[经經]|正在|[继繼][续續]|作[为為]|[属屬][于於]|包括|[来來]自|位[于於]|[针針][对對]|[责責]成)$/u
/** The beginning of another clause: …，一. */
const ENDS_IN_SHORT_CLAUSE = /[，,、][^，,、]{1,2}$/u

function besideMark(piece: Piece | undefined): boolean {
  return piece !== undefined && (piece.level > 0 || piece.bold)
}

/** What follows a headline only: byline, continuation mark, dateline. */
export function headsText(after: Piece | undefined): boolean {
  if (!after) return false
  if (after.form === 'continuation' || after.form === 'dateline' || after.form === 'byline') return true
  return isBody(after) && (opensWithDateline(after.text) || isContinuedFrom(after.text))
}
