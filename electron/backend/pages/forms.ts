/** What a unit is by its form alone: bylines, credits, captions, continuation marks, page furniture. */
import { endsSentence, holdsStop, isHan, lettersOf, widthOf } from './characters.ts'
import { isPersonName } from './names.ts'
import type { Unit } from './units.ts'

export type Form =
  | 'byline'
  | 'dateline'
  | 'credit'
  | 'caption'
  | 'continuation'
  | 'furniture'
  | 'list'
  | 'quote'
  | 'table'
  | 'heading'
  | 'paragraph'

const BULLETS = /^[■◎●□▲○◆◇★☆\s·•/／|｜]+/u
const JOURNALIST =
  /(?:记者|記者|通讯员|通訊員|评论员|評論員|特派员|特派員|特约撰稿|特約撰稿|撰稿人?|撰文|实习生|實習生)/u
const BY_ENGLISH =
  /^(?:by|from|words)\s+\p{Lu}[\p{L}.'’-]+(?:\s+(?:and\s+)?\p{Lu}[\p{L}.'’-]*){0,8}(?:,?\s+(?:in|for)\s+.{2,30}|,.{2,40})?$/iu
const BY_CHINESE =
  /^(?:文|撰文|作者|编译|編譯|翻译|翻譯|文字|图文|圖文|文图|文圖|采写|採寫)\s*[/／:：|｜\s]\s*\S/u
const CONTINUATION =
  /^[（(【[]?\s*(?:(?:上接|下转|下轉|紧接|緊接|承接|转自|轉自|文接|接|转|轉|承|续|續)\s*(?:第?\s*[A-Z]?\d*[一二三四五六七八九十头頭]*\s*[版页頁]|[A-Z]\d+).{0,10}|continued\s+(?:from|on)\s+.{1,20}|(?:from|see|turn to)\s+page\s+\w+|(?:see|turn to)\s+[\p{L} ]{2,24},\s*page\s+\w+|[\p{L} ]{2,24},\s*from\s+page\s+\w+)[）)】\]]?$/iu
const CONTINUED_FROM = /^[（(]\s*(?:上接|紧接|緊接|承接|continued\s+from)[^）)]{1,16}[）)]/iu
const SOURCE =
  /^[（(]?\s*(?:主编|主編|资料来源|資料來源|来源|來源|综合|source|sources|责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|版式|美编|美編|制图|製圖|制表|製表|策划|策劃|统筹|統籌|监制|監製|執行)\s*[:：/／]/iu
/** Who made the page, not who wrote a report: 责任编辑 … 版面设计 … 校对 … */
const EDITED =
  /(?:责任编辑|責任編輯|本版(?:编辑|編輯|主编|主編|责编)|版面(?:设计|設計|编辑)|责编|責編|美编|美編|校对|校對|版式|值班(?:主任|编委|主编|編委)|主编|主編|组版|組版|视觉(?:设计)?|检校|审校)/gu
/** How to reach the paper; only with a number, an address or a sign beside it. */
const REACHED =
  /(?:(?:电话|電話|传真|傳真|[专專][线線]|热线|熱線|邮编|郵編|社址|地址|邮箱|郵箱|信箱|e-?mail|circulation|subscriptions?|advertising|newsroom|classifieds?)[\s:：]*[（(+]?\d[\d() （）-]{4,}|[\w.]+\s?@\s?[\w.]+\.\w+|(?:社址|本[报報]地址)\s*[：:])/iu
const JOB_ENGLISH =
  /^(?:(?:senior|special|chief|contributing|political|science|business|sports|metro|foreign|health|education)\s+)*(?:staff|senior|special|contributing|political|science|business|sports|health|education|foreign)\s+(?:writer|reporter|correspondent|editor)s?$/iu
const PHOTO_IN_CAPITALS = /[.!?”"]\s+\p{Lu}[\p{Lu}.'’ -]{4,30}\s*\/\s*\p{Lu}[\p{Lu}.'’ ]{2,40}$/u
/** Who wrote a letter to the paper signs as its reader. */
const READER = /^(?:读者|讀者|市民|网友|網友|居民)[\s　]+\p{Script=Han}[\p{Script=Han}\s　]{1,4}$/u
const JOB_IN_BRACKETS =
  /^[（(]\s*(?:统筹|統籌|策划|策劃|编辑|編輯|责编|責編|整理|执笔|執筆|制图|製圖)[\s　]+\p{Script=Han}[\p{Script=Han}\s　、]{1,12}[）)]$/u
/** A turn of an interview, or the salutation of a letter: running text however short. */
const SPOKEN =
  /^(?:记者|記者|问|問|答|主持人)\s*[:：]\s*\S|^\S{0,8}(?:同志|先生|女士|朋友|老师|老師|编辑部|編輯部)们?\s*[:：]$/u
const COMPILED = /(?:整理|汇编|彙編|综合报道|綜合報道|综合整理|編譯|编译)\s*[）)]?$/u
const AGENCY_END = /[（(][^（）()]{0,40}(?:电|電|讯|訊)[^，。（）()]{0,10}[）)]$/u
const DATE_AT_PLACE =
  /^[〇零一二三四五六七八九十\d]{4}年[〇零一二三四五六七八九十\d]{1,3}月[〇零一二三四五六七八九十\d]{1,3}日\s*[于於在]?\S{0,12}$/u
const CAPTION_MARK = /^[▲▼◀▶►◄△▽◁▷←→↑↓↖↗↘↙⬆⬇]/u
const CAPTION_WORDS =
  /^(?:[上下左右本]?[图圖](?:[为為：:]|[一二三四五①-⑩\d]+[为為：:\s])|[上下左右]?[图圖]片?[/／：:]|资料图|資料圖|pictured?[:\s]|above:|below:|left:|right:|top:|photo(?:graph)?s?[:\s])|[。，,]\s*[图圖][为為]/iu
const PHOTO_CREDIT =
  /(?:摄|攝|供图|供圖|配图|配圖|绘图?|繪圖?|新华社发|新華社發|中新社发|中新社發|[^\s]{0,6}(?:资料|資料|网络|網絡|网路|網路)[图圖]片?|视觉中国|視覺中國)\s*[）)]?\s*(?:[/／]\s*\S{2,10})?$|(?:photo(?:graph)?s?(?: by)?|picture|image|illustration)\s*[:/]?\s*\p{Lu}[\p{L}./ ]{1,30}$|[(/]\s*(?:reuters|ap|afp|getty|epa|xinhua)[^)]{0,20}\)?$/iu
const AGENCY_ONLY =
  /^(?:新华社|新華社|中新社|央视新闻|央視新聞|法新社|路透社|美联社|美聯社|共同社|塔斯社|彭博社)(?:发|發|图|圖)?$/u
const SCAN =
  /^(?:扫码|掃碼|扫描|掃描|扫一扫|掃一掃|长按|長按|微信扫|点击|點擊).{0,18}$|^.{0,8}(?:二维码|二維碼)$/u
const MASTHEAD =
  /^(?:第?\s*[A-Z]?\d{1,3}\s*[版页頁]|[A-Z]{1,2}\d{1,3}|page\s+[A-Z]?\d{1,3}|\d{1,3}|[-—–\s]*\d{1,3}[-—–\s]*)$/iu
const DATE_LINE =
  /(?:\d{4}|[民][国國]\s*\d{2,3}|[〇零一二三四五六七八九]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日.{0,24}(?:星期|週|周|版|农历|農曆)|(?:星期|週|周)[一二三四五六日天].{0,20}\d{4}\s*年|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+[\p{L}\d ,.]{3,20}\d{4}|(?:电话|電話|邮箱|郵箱|e-?mail|热线|熱線|邮编|郵編|國內統一|国内统一)(?:\s*[:：]|\s*[\d(（+][\d() （）-]{5,}$)/iu
const PAPER_NAME =
  /^[\p{Script=Han}]{2,5}(?:日报|日報|晚报|晚報|时报|時報|早报|早報|晨报|晨報|商报|商報|周报|週報|周刊|週刊)$/u
const FULL_DATE = /\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?/u
const DATELINE_ONLY =
  /^[（(【]?(?:(?:新华社|新華社|中新社|本报|本報|法新社|路透社).{2,16}(?:电|電|讯|訊)|[^\s（(【】]{2,8}(?:讯|訊))[）)】]?$|^\p{Lu}[\p{Lu}\s.,]{2,30}(?:\([\p{L} ]{2,12}\)\s*)?[—–-]+$/u

/** The form of a unit, or `heading` for what could head a text, or `paragraph`. */
export function formOf(unit: Unit, before: Unit | undefined): Form {
  if (unit.table) return 'table'
  if (unit.list) return 'list'
  if (unit.quote) return 'quote'
  const text = unit.text
  const width = widthOf(text)
  if (width > 240) return 'paragraph'
  if (CONTINUATION.test(text)) return 'continuation'
  if (isCaption(unit, width)) return 'caption'
  if (width <= 60) {
    if (isFurniture(unit)) return 'furniture'
    if (unit.level === 0 && SPOKEN.test(text)) return 'paragraph'
    if (DATELINE_ONLY.test(text)) return 'dateline'
    if (isCredit(text, width)) return 'credit'
    if (isByline(unit, before)) return 'byline'
  }
  if (unit.level > 0 || (unit.bold && width <= 50)) return 'heading'
  // A single character is a piece of a vertical line, not a headline.
  const opening = datelineOf(text)
  if (opening !== null) return opening.length === text.length && width <= 40 ? 'dateline' : 'paragraph'
  return width <= 48 && text.length > 1 && !endsAsText(text) && !holdsStop(text) ? 'heading' : 'paragraph'
}

/** A byline on its own line; a bare name counts only right below a heading. */
function isByline(unit: Unit, before: Unit | undefined): boolean {
  const bare = unit.text.replace(BULLETS, '')
  if (BY_ENGLISH.test(bare) || JOB_ENGLISH.test(bare)) return true
  if (widthOf(bare) > 45 || /[。！？；，,]/.test(bare.replace(/[,，]\s*(?=\S{2,4}(?:记者|記者))/gu, '')))
    return false
  if ((BY_CHINESE.test(bare) || saysWhoWrote(bare)) && !endsSentence(bare)) return true
  const role = JOURNALIST.exec(bare)
  if (role) {
    const names = bare.slice(role.index + role[0].length).replace(/^[:：\s]+/, '')
    const house = bare.slice(0, role.index)
    if (names === '')
      return /^(?:本报|本報|新华社|新華社|\S{2,10}[报報社])?\S{0,4}$/u.test(house) && house !== ''
    return house.length <= 16 && isListOfNames(names)
  }
  return before !== undefined && before.level > 0 && unit.level === 0 && isPersonName(bare)
}

function isListOfNames(text: string): boolean {
  const parts = text
    .split(new RegExp(`[\\s、,，/／|｜&和]+|${JOURNALIST.source}`, 'u'))
    .filter((part) => part !== '')
  return parts.length <= 8 && parts.every((part) => part.length <= 8 || /^\p{Lu}[\p{L}.-]+$/u.test(part))
}

function isCredit(text: string, width: number): boolean {
  if ((SOURCE.test(text) && width <= 45) || READER.test(text) || JOB_IN_BRACKETS.test(text)) return true
  if (COMPILED.test(text) && width <= 24 && (JOURNALIST.test(text) || /^[（(]/.test(text))) return true
  if (width <= 30 && /^[（(].*(?:整理|制图|製圖|制表|製表|参与采写|參與採寫).*[）)]$/u.test(text)) return true
  if (AGENCY_END.test(text) && width <= 30 && !holdsStop(text)) return true
  return DATE_AT_PLACE.test(text) || AGENCY_ONLY.test(text)
}

function isCaption(unit: Unit, width: number): boolean {
  const text = unit.text
  if (CAPTION_MARK.test(text)) return true
  if (unit.level > 0) return false
  if (CAPTION_WORDS.test(text)) return width <= 220
  // 文/摄 says who wrote it too.
  if (PHOTO_IN_CAPITALS.test(text)) return width <= 220
  return PHOTO_CREDIT.test(text) && width <= 110 && !saysWhoWrote(text)
}

/** `本报记者 甲 文/摄`, `■本报记者 甲 文 / 乙 摄`: who wrote and who photographed, in one line. */
function saysWhoWrote(text: string): boolean {
  return JOURNALIST.test(text) && /文\s*[/／、并並]?\s*(?:\S[\s\S]{0,10}\s*)?[摄攝图圖]$/u.test(text)
}

function isFurniture(unit: Unit): boolean {
  const text = unit.text
  // Right at the top: the paper's name, and a date with at most a page number and a section beside it.
  if (unit.index < 3 && unit.level === 0) {
    if (PAPER_NAME.test(text) || (FULL_DATE.test(text) && widthOf(text.replace(FULL_DATE, '')) <= 12))
      return true
  }
  if (unit.level === 0 && isImprint(text)) return true
  return SCAN.test(text) || MASTHEAD.test(text) || DATE_LINE.test(text) || lettersOf(text) === ''
}

/** Several who made the page, or one with the way to reach them. A single 责编 may close a report: that is a credit. */
function isImprint(text: string): boolean {
  if (/[。！？]/u.test(text)) return false
  if (REACHED.test(text)) return true
  const jobs = text.match(EDITED) ?? []
  return jobs.length > 1 && text.search(EDITED) < 2
}

/** Whether a line ends as running text does: a stop, or a comma that no headline ends with. */
function endsAsText(text: string): boolean {
  if (/[，、,；]$/.test(text)) return true
  if (/[？！?!]$/.test(text)) return widthOf(text) > 30
  if (/[…]$/.test(text)) return widthOf(text) > 20
  return endsSentence(text) && !(isHan(text.at(-2)) && /[:：]$/.test(text) && widthOf(text) <= 10)
}

/** Whether a credit names who compiled a text: above the text it is a byline. */
export function namesCompiler(text: string): boolean {
  return COMPILED.test(text)
}

/** Whether the paragraph says that it goes on from another page. */
export function isContinuedFrom(text: string): boolean {
  return CONTINUED_FROM.test(text)
}

/** Whether a continuation mark says where the text comes from (上接…), not where it goes on (下转…). */
export function comesFromElsewhere(mark: string): boolean {
  return !/(?:下|[转轉續续]\s*第?\s*[A-Z]?\d*[版页頁]|continued\s+on|see|turn\s+to)/iu.test(mark)
}

/** Whether running text begins with a dateline: 本报讯, 【…訊】, 新华社北京3月3日电, LONDON —. */
export function opensWithDateline(text: string): boolean {
  return datelineOf(text) !== null
}

const OPENING_DATELINES = [
  // 【本報訊】, 【記者簡行之／竹南報導】; 【名詞】 and its like name a box.
  /^[【〔][^】〕]{0,14}(?:[讯訊电電社]|[报報]|[记記]者|通[讯訊])[^】〕]{0,12}[】〕]/u,
  /^[（(][^（）()]{0,24}(?:电|電|讯|訊|報道|报道|報導|报导)[）)]/u,
  /^(?:本报|本報|本台)(?:讯|訊|[^\s，。,]{2,10}(?:电|電|讯|訊))(?=[\s（(　：:]|$)/u,
  /^(?:新华社|新華社|中新社|中新网|中新網|人民网|法新社|路透社|美联社|美聯社|中央社|彭博社|共同社|塔斯社)[^，。,]{1,24}?(?:电|電|讯|訊)(?:（[^）]{1,20}）|\([^)]{1,20}\))?/u,
  // Any agency, by the form of its line: 〈name〉社〈place〉〈month〉月〈day〉日电.
  /^\p{Script=Han}{1,7}(?:社|网|網|[报報]|新[闻聞])[\p{Script=Han}·\s]{0,12}?(?:[\d〇一二三四五六七八九十]{1,3}月)?[\d一二三四五六七八九十廿]{1,3}日(?:专|專|综合|綜合)?(?:电|電|讯|訊)(?:（[^）]{1,20}）|\([^)]{1,20}\))?/u,
  /^\S{2,6}(?:报|報|社|网|網|晚报|晚報)(?:讯|訊)(?:（[^）]{1,20}）|\([^)]{1,20}\))?/u,
  /^\p{Lu}[\p{Lu}.'’]+(?:[\s,]+[\p{Lu}][\p{L}.'’]*){0,4}(?:,?\s+\w{3,9}\.?\s\d{1,2})?\s*(?:\([\p{L} ]{2,20}\)\s*)?[—–-]{1,2}\s/u,
]

/** The dateline a paragraph opens with, or null. */
export function datelineOf(text: string): string | null {
  const head = text.slice(0, 80)
  for (const pattern of OPENING_DATELINES) {
    const found = pattern.exec(head)
    if (found) return found[0].trim()
  }
  return null
}

/** The agency line that ends a text, `（新华社北京2月12日电）`, or null. */
export function closingAgency(text: string): string | null {
  return AGENCY_END.exec(text.slice(-60))?.[0] ?? null
}
