/** What news counts and measures in, in either script and English: the printed word → the unit figures are compared in. */
import { fold } from '../fold.ts'

export type UnitKind = 'money' | 'percent' | 'measure' | 'count'

export interface Unit {
  /** As it is printed, folded. */
  word: string
  unit: string
  kind: UnitKind
  /** How many of `unit` one of it is. */
  factor: number
}

/** `unit: words`, each word with its factor where that is not 1. A bare 元 stays 元: which one depends on the paper. */
const MONEY = `
USD: 美元 美金 美分*0.01
EUR: 欧元 欧罗 欧分*0.01 €
GBP: 英镑 £
JPY: 日元 日圆 日币
HKD: 港元 港币 港纸
TWD: 新台币元 新台币 台币 新台元
RUB: 卢布
KRW: 韩元 韩圆 韩币
AUD: 澳元 澳币 澳大利亚元
CAD: 加元 加币 加拿大元
CHF: 瑞郎 瑞士法郎
INR: 卢比
SGD: 新元 新加坡元 新币 坡币
MOP: 澳门元 澳门币
THB: 泰铢
VND: 越南盾
IDR: 印尼盾
MYR: 林吉特 令吉
BRL: 雷亚尔
KZT: 坚戈
UAH: 格里夫纳
元: 人民币元 元人民币 人民币 元 块钱`
const PERCENT = `
百分点: 个百分点 百分点 个基点*0.01 基点*0.01
%: % 成*10 ‰*0.1`
const MEASURE = `
km: 公里 千米 km 英里*1.609344 海里*1.852
m: 米 公尺 厘米*0.01 毫米*0.001 英尺*0.3048
km²: 平方公里 平方千米
m²: 平方米 平米 平方公尺
亩: 亩
ha: 公顷
m³: 立方米 立方公里*1000000000 立方英尺*0.0283168
t: 吨 公吨
kg: 公斤 千克 kg 斤*0.5 克*0.001 毫克*0.000001
L: 公升 升 毫升*0.001 加仑*3.785412
桶: 桶
kWh: 千瓦时 千瓦小时 度电 兆瓦时*1000 吉瓦时*1000000 太瓦时*1000000000 kwh mwh*1000 gwh*1000000 twh*1000000000
kW: 千瓦 兆瓦*1000 吉瓦*1000000 太瓦*1000000000 kw mw*1000 gw*1000000
kV: 千伏 kv
kVA: 千伏安 兆伏安*1000
Pa: 百帕*100 千帕*1000 兆帕*1000000
Hz: 赫兹 赫 千赫*1000 兆赫*1000000 吉赫*1000000000 千兆赫*1000000000
kcal: 千卡 大卡
J: 焦耳 千焦*1000 兆焦*1000000 吉焦*1000000000
MB: 兆字节 千字节*0.001 吉字节*1000 mb gb*1000 tb*1000000
Mbps: 兆比特 mbps gbps*1000
°C: 摄氏度 ℃ °c
岁: 周岁 岁
倍: 倍
年: 周年 年半*1.5 年
月: 个半月*1.5 个月
周: 个星期 星期 周
日: 个工作日 天
小时: 个小时 小时
分钟: 分钟
秒: 秒钟 秒`
/** Classifiers: those that say the same are one. */
const COUNT = `
人: 人次 人 名 位 口人 死 伤
家: 家
户: 户
个: 个
台: 台套 台
辆: 辆
架: 架
艘: 艘
项: 项
件: 件
种: 种
次: 次
批: 批
份: 份
篇: 篇
座: 座
条: 条
处: 处
所: 所
间: 间
套: 套
只: 只
头: 头
棵: 棵 株
部: 部
款: 款
例: 例
起: 起
场: 场
轮: 轮
列: 列
班: 班
趟: 趟
单: 单
票: 票
箱: 箱 标箱
瓶: 瓶
张: 张
枚: 枚
颗: 颗
支: 支
层: 层
栋: 栋 幢
国: 国
省: 省
市: 市
县: 县
村: 村
部门: 部门
册: 册
对: 对
组: 组
类: 类
道: 道
笔: 笔
则: 则
片: 片
宗: 宗
步: 步`
const ENGLISH = `
USD money: us dollars us dollar u.s. dollars dollars dollar usd
元 money: chinese yuan yuan renminbi rmb cny
EUR money: euros euro eur
GBP money: pounds pound gbp
JPY money: japanese yen yen jpy
TWD money: new taiwan dollars twd
AUD money: australian dollars aud
CAD money: canadian dollars cad
SGD money: singapore dollars sgd
INR money: rupees rupee inr
KRW money: south korean won korean won krw
CHF money: swiss francs chf
RUB money: roubles rouble rubles rub
HKD money: hong kong dollars hk dollars hkd
百分点 percent: percentage points percentage point basis points*0.01
%  percent: percent per cent pct
km measure: kilometres kilometers kilometre kilometer km miles*1.609344 mile*1.609344
m measure: metres meters metre meter
t measure: tonnes tons tonne ton
kg measure: kilograms kg
年 measure: years year
月 measure: months month
周 measure: weeks week
日 measure: days day
小时 measure: hours hour
分钟 measure: minutes minute
人 count: people persons
桶 measure: barrels barrel
kWh measure: kilowatt-hours*1 megawatt-hours*1000 gigawatt-hours*1000000
kW measure: kilowatts kilowatt megawatts*1000 megawatt*1000 gigawatts*1000000 gigawatt*1000000`

function read(table: string, kind?: UnitKind): Unit[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [head = '', words = ''] = line.split(': ')
      const [unit = '', own] = head.trim().split(/\s+/)
      // Words of several parts stand with their spaces: a factor or the line's end closes them.
      const list = own ? englishWords(words) : words.split(' ')
      return list.map((entry): Unit => {
        const [word = '', factor] = entry.split('*')
        return {
          word: fold(word),
          unit,
          kind: (own as UnitKind | undefined) ?? kind!,
          factor: Number(factor ?? 1),
        }
      })
    })
}

const TWO_WORDS = [
  ...['percentage points', 'percentage point', 'per cent', 'basis points*0.01'],
  ...['hk dollars', 'hong kong dollars', 'us dollars', 'us dollar', 'u.s. dollars', 'new taiwan dollars'],
  ...['australian dollars', 'canadian dollars', 'singapore dollars', 'swiss francs'],
  ...['chinese yuan', 'japanese yen', 'south korean won', 'korean won'],
]
const englishWords = (words: string): string[] => {
  const several = TWO_WORDS.filter((one) => ` ${words} `.includes(` ${one} `))
  const rest = several.reduce((left, one) => left.replace(one, ''), words)
  return [...several, ...rest.split(' ').filter((word) => word !== '')]
}

const byFirst = (units: readonly Unit[]): Map<string, Unit[]> => {
  const map = new Map<string, Unit[]>()
  for (const unit of units.toSorted((a, b) => b.word.length - a.word.length)) {
    const first = unit.word.charAt(0)
    map.set(first, [...(map.get(first) ?? []), unit])
  }
  return map
}

const CHINESE_UNITS = byFirst([
  ...read(MONEY, 'money'),
  ...read(PERCENT, 'percent'),
  ...read(MEASURE, 'measure'),
  ...read(COUNT, 'count'),
])
const ENGLISH_UNITS = byFirst(read(ENGLISH))

/** The longest unit that stands at an offset of folded text, or null. English ones end where their word does. */
export function unitAt(folded: string, at: number): Unit | null {
  const chinese = CHINESE_UNITS.get(folded.charAt(at))?.find(({ word }) => folded.startsWith(word, at))
  if (chinese && !/[a-z]/.test(folded.charAt(at))) return chinese
  const english = ENGLISH_UNITS.get(folded.charAt(at))?.find(
    ({ word }) => folded.startsWith(word, at) && !/[a-z]/.test(folded.charAt(at + word.length)),
  )
  const latin = chinese && !/[a-z]/.test(folded.charAt(at + chinese.word.length)) ? chinese : null
  return english ?? latin
}

/** Where a number's multiplier is part of its unit: 千瓦, 兆瓦时, 百帕; and 百分之. On folded text, sticky. */
export const MULTIPLIED_UNIT = new RegExp(
  [...CHINESE_UNITS.values()]
    .flat()
    .map(({ word }) => word)
    .filter((word) => /^[百千兆]/.test(word))
    .concat('百分')
    .join('|'),
  'y',
)

/** What stands before an amount and makes it money, whatever follows. */
const SIGNS: readonly [sign: string, unit: string][] = [
  ['us$', 'USD'],
  ['hk$', 'HKD'],
  ['nt$', 'TWD'],
  ['au$', 'AUD'],
  ['a$', 'AUD'],
  ['ca$', 'CAD'],
  ['c$', 'CAD'],
  ['s$', 'SGD'],
  ['r$', 'BRL'],
  ['$', 'USD'],
  ['jp¥', 'JPY'],
  ['¥', '元'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₹', 'INR'],
]
/** Names of currencies that do so where no other unit follows: 港币300万, RMB 500 million. */
const NAMES = [...CHINESE_UNITS.values(), ...ENGLISH_UNITS.values()]
  .flat()
  .filter(
    ({ kind, factor, word }) =>
      kind === 'money' && factor === 1 && /^(?:[a-z]{3}|\P{Script=Latin}{2,5})$/u.test(word),
  )
  .filter(({ word }) => !['yen', 'euro', '块钱'].map((one) => fold(one)).includes(word))
  .toSorted((a, b) => b.word.length - a.word.length)

export interface Currency {
  unit: string
  /** How far before the number it begins, in UTF-16 units. */
  length: number
  isSign: boolean
}

const SPACED = new RegExp(
  `(?:\\s?(?:${['大约', '约', '近', '逾', '超过', '超'].map((word) => fold(word)).join('|')}))?\\s?$`,
)

/** The currency that folded text ends with, before an amount: `HK$`, `RMB `, 港币约. */
export function currencyBefore(before: string): Currency | null {
  const text = before.replace(SPACED, '')
  const length = (word: string): number => word.length + before.length - text.length
  const sign = SIGNS.find(([one]) => text.endsWith(one))
  if (sign) return { unit: sign[1], length: length(sign[0]), isSign: true }
  const name = NAMES.find(
    ({ word }) => text.endsWith(word) && !(/^[a-z]/.test(word) && /[a-z]$/.test(text.slice(0, -word.length))),
  )
  return name ? { unit: name.unit, length: length(name.word), isSign: false } : null
}
