/** What single characters and punctuation say about a line, in half and full width alike. */

const HAN = /\p{Script=Han}/u
const STOP = /[。！？!?…．]$/
const LATIN_STOP = /[.:;]$/
const CLOSERS = '”’」』》〉）)】〕］]｝}"\''
const PAIRS: Record<string, string> = {
  '（': '）',
  '(': ')',
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
}
const CLOSING = new Map(Object.entries(PAIRS).map(([open, close]) => [close, open]))
const BRACKETS = /[（(“‘「『《〈【〔）)”’」』》〉】〕]/g
/** Half and full width of one bracket close each other: OCR mixes them. */
const WIDTHLESS: Record<string, string> = { '(': '（', ')': '）' }

/** True for a Chinese character. */
export function isHan(char: string | undefined): boolean {
  return char !== undefined && HAN.test(char)
}

/** Whether most letters of the text are Chinese; texts without letters count as not. */
export function isMostlyHan(text: string): boolean {
  let han = 0
  let other = 0
  for (const char of text.slice(0, 400)) {
    if (HAN.test(char)) han++
    else if (/\p{L}/u.test(char)) other++
  }
  return han > 0 && han * 3 >= other
}

/** Width in ems: a Latin letter or digit takes half a Chinese character. */
export function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x2000 ? 0.5 : 1
  return width
}

/** The text without closing quotes and brackets at its end. */
export function withoutClosers(text: string): string {
  let end = text.length
  while (end > 0 && CLOSERS.includes(text[end - 1] as string)) end--
  return text.slice(0, end)
}

/** Whether the text ends a sentence: a final stop, also inside closing quotes, or a colon that opens a list. */
export function endsSentence(text: string): boolean {
  const bare = withoutClosers(text)
  return STOP.test(bare) || /[：:；]$/.test(bare) || (!isHan(bare.at(-1)) && LATIN_STOP.test(bare))
}

/** Whether a full sentence stop stands anywhere before the end: running text, not a headline. */
export function holdsStop(text: string): boolean {
  return /[。；]|[.!?] +[A-Z“"]|[！？!?][^”」』’]*[\p{L}]{6}/u.test(text.slice(0, -1))
}

/** Brackets left open at the end, and closing ones whose opening is missing at the start. */
export function unbalanced(text: string): { open: string[]; closing: string[] } {
  const open: string[] = []
  const closing: string[] = []
  for (const [raw] of text.matchAll(BRACKETS)) {
    const char = WIDTHLESS[raw] ?? raw
    if (char in PAIRS) open.push(char)
    else {
      const opener = CLOSING.get(char)
      if (opener === undefined) continue
      const at = open.lastIndexOf(WIDTHLESS[opener] ?? opener)
      if (at >= 0) open.splice(at, 1)
      else closing.push(char)
    }
    if (open.length > 64) open.shift()
    if (closing.length > 64) break
  }
  return { open, closing }
}

/** Letters and digits only: what is compared when spacing and punctuation do not matter. */
export function lettersOf(text: string): string {
  // One by one: a run of millions overflows the matcher's stack.
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

/** 主题 副题: two phrases of four characters and more with a space between. */
export function hasTwoPhrases(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && /^\S{4,}[\s　]+\S{4,}$/u.test(text)
}
