import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../shared/text/language.ts'

describe('detectLanguage', () => {
  it.each([
    ['zh-Hans', '渡口镇宣布推迟那座木桥的验收，原因尚未说明。'],
    ['zh-Hant', '臺風過後，漁會與水利署連夜搶修堤岸。'],
    ['zh-Hant', '檢察官認為，帳目裡有三筆款項來歷不明。'],
    ['zh-Hans', '渡口镇宣布推迟那座木橋的验收，原因尚未說明，记者赶到时灯还亮着。'],
    ['zh-Hans', 'CEO说AI模型GPT-7的成本下降了'],
    ['zh-Hans', '人民'],
    ['zh-Hant', '「人民」'],
    ['en', 'The harbour office said the ferry would run again by Friday.'],
    ['en', 'Reactor vote stirs old fears'],
    ['en', 'The character 龍 means a dragon, and the museum has one on the roof of its oldest hall.'],
    ['und', ''],
    ['und', '12.5% — 2024'],
    ['und', 'この地図は思ったより正確だと館長は話した。'],
    ['und', '박물관은 금요일에 다시 문을 연다.'],
    ['und', 'Музей снова откроется в пятницу.'],
    [
      'und',
      'Le musée rouvre vendredi après une année de travaux, selon un porte parole du ministère qui refuse de donner les prix des billets.',
    ],
  ])('%s: %s', (language, text) => expect(detectLanguage(text)).toBe(language))

  it('is not misled by a Japanese name in a Chinese report', () =>
    expect(detectLanguage('游戏公司发布了新作《ゼルダ》，首周销量超过三百万份，创下纪录。')).toBe('zh-Hans'))
})
