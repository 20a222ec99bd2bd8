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
USD: 美元 美金
EUR: 欧元
GBP: 英镑
JPY: 日元 日圆
HKD: 港元 港币
TWD: 新台币 台币
RUB: 卢布
KRW: 韩元
AUD: 澳元
CAD: 加元
CHF: 瑞郎
INR: 卢比
SGD: 新元
MOP: 澳门元
元: 人民币元 元人民币 元 块钱`
const PERCENT = `
百分点: 个百分点 百分点
%: % 成*10 ‰*0.1`
const MEASURE = `
km: 公里 千米 km 英里*1.609344 海里*1.852
m: 米 公尺 厘米*0.01 毫米*0.001
km²: 平方公里 平方千米
m²: 平方米 平米 平方公尺
亩: 亩
ha: 公顷
m³: 立方米
t: 吨 公吨
kg: 公斤 千克 斤*0.5 克*0.001
L: 升
桶: 桶
kWh: 千瓦时 度电 兆瓦时*1000
kW: 千瓦 兆瓦*1000
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
USD money: dollars dollar
元 money: yuan renminbi rmb
EUR money: euros euro
GBP money: pounds pound
JPY money: yen
RUB money: roubles rouble rubles
HKD money: hk dollars
百分点 percent: percentage points percentage point
%  percent: percent per cent
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
桶 measure: barrels barrel`

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

const TWO_WORDS = ['percentage points', 'percentage point', 'per cent', 'hk dollars']
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

/** Signs that stand before an amount. */
export const CURRENCY_SIGNS: readonly [sign: string, unit: string][] = [
  ['us$', 'USD'],
  ['hk$', 'HKD'],
  ['nt$', 'TWD'],
  ['$', 'USD'],
  ['¥', '元'],
  ['€', 'EUR'],
  ['£', 'GBP'],
]
