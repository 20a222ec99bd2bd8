import { messages } from './messages.ts'

/** Parallel passages and what is made of them. */
export const parallels = messages({
  en: {
    'kind.identical': 'Identical',
    'kind.near': 'Nearly identical',
    'kind.reworded': 'Reworded',
    'figure.money': 'Money',
    'figure.percent': 'Percentage',
    'figure.date': 'Date',
    'figure.measure': 'Measure',
    'figure.count': 'Count',
    'figure.number': 'Number',
    notAll: 'Figures are found by rules: many of them, not all.',
  },
  'zh-Hans': {
    'kind.identical': '相同',
    'kind.near': '几乎相同',
    'kind.reworded': '改写',
    'figure.money': '金额',
    'figure.percent': '百分比',
    'figure.date': '日期',
    'figure.measure': '度量',
    'figure.count': '数目',
    'figure.number': '数字',
    notAll: '数字按规则找出：能找到许多，但不是全部。',
  },
  'zh-Hant': {
    'kind.identical': '相同',
    'kind.near': '幾乎相同',
    'kind.reworded': '改寫',
    'figure.money': '金額',
    'figure.percent': '百分比',
    'figure.date': '日期',
    'figure.measure': '度量',
    'figure.count': '數目',
    'figure.number': '數字',
    notAll: '數字按規則找出：能找到許多，但不是全部。',
  },
})
