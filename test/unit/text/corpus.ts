/** Made-up news for the text tests: deterministic, of every kind of writing the library meets. */

/** A small deterministic source of numbers in [0, 1) (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function pick<T>(random: () => number, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!
}

const WHO =
  '渡口镇,老船长,市交通局,两名工程师,外贸商会,新任馆长,旧港务处,山谷里的茶农,气象台,合唱队,女排主教练,灯塔管理员,渔业协会,第三中学,水文站,夜班司机'.split(
    ',',
  )
const DID =
  '宣布推迟,悄悄修好了,公开质疑,重新清点,终于批准了,拒绝评论,一口气卖掉,在雨中守住,承诺归还,用半年翻译了,登记造册,低价收购,连夜搬走了,借给邻县,第一次展出,取消了'.split(
    ',',
  )
const WHAT =
  '那座木桥,一百二十箱茶叶,跨河缆车的合同,新的排水方案,祖传的地图,三号码头,冬季航班,废弃的水塔,五公里堤岸,一份迟到的报告,城南的旧书店,两台发电机,千年古树的年轮,海底电缆,全部门票,候鸟观测站'.split(
    ',',
  )
const TAIL =
  '，原因尚未说明,，据说与去年的洪水有关,，居民对此看法不一,，费用约为{n}万元,，工期{n}天,，这在当地还是头一回,，记者赶到时灯还亮着,，细节将在下周公布,,；另一方面，价格上涨了{n}.5%,，“我们没有别的办法”，他说'.split(
    ',',
  )
const TRADITIONAL = [
  '臺風過後，漁會與水利署連夜搶修堤岸。',
  '館長說，這幅舊地圖「比我們想像的還要準確」。',
  '纜車合約遲遲未簽，鄉親對開發商失去耐心。',
  '號稱百年的書店將於週末結束營業，讀者紛紛趕來道別。',
  '檢察官認為，帳目裡有三筆款項來歷不明。',
]
const ENGLISH = [
  'The harbour office said the ferry would run again by Friday.',
  'Tea growers in the valley lost 12.5 percent of the harvest.',
  'An engineer called the bridge "a patient that refuses to die".',
  'Nobody at the museum would comment on the map.',
  'Customs figures put the trade at 4.7 billion for the year.',
]
const MIXED = [
  '公司发布了ＷＡＶＥ－７芯片，5G网络覆盖{n}个乡镇。',
  'CEO说AI模型的成本下降了{n}%。',
  'Harbour Courier报道，C++课程在B2层开课。',
]

export function makeSentence(random: () => number): string {
  const number = () => String(1 + Math.floor(random() * 900))
  const kind = random()
  if (kind < 0.1) return pick(random, TRADITIONAL)
  if (kind < 0.18) return `${pick(random, ENGLISH)} `
  if (kind < 0.26) return pick(random, MIXED).replace('{n}', number())
  const tails = pick(
    random,
    TAIL.map((tail) => (tail.startsWith('，') || tail.startsWith('；') || tail === '' ? tail : `，${tail}`)),
  )
  return `${pick(random, WHO)}${pick(random, DID)}${pick(random, WHAT)}${tails.replace('{n}', number())}。`
}

/** Paragraphs of made-up news, at least `length` UTF-16 units. */
export function makeText(random: () => number, length: number): string {
  let text = ''
  while (text.length < length) {
    let paragraph = ''
    const sentences = 2 + Math.floor(random() * 5)
    for (let i = 0; i < sentences; i++) paragraph += makeSentence(random)
    text += `${paragraph.trimEnd()}\n\n`
  }
  return text
}

/** Han in random order: text in which hardly anything stands twice, as the worst of scans. */
export function makeScramble(random: () => number, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) {
    text +=
      random() < 0.08
        ? pick(random, ['，', '。', '\n'])
        : String.fromCharCode(0x4e00 + Math.floor(random() ** 2 * 6000))
  }
  return text
}

/** `text` with a share of its characters replaced, dropped or doubled by others. */
export function editText(random: () => number, text: string, share: number): string {
  let edited = ''
  for (const character of text) {
    const roll = random()
    const other = String.fromCharCode(0x4e00 + Math.floor(random() * 6000))
    if (roll >= share) edited += character
    else if (roll < share / 3) edited += other
    else if (roll < (2 * share) / 3) edited += character + other
  }
  return edited
}
