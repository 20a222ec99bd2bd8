/** Pages in our own words, in the raw style of OCR, for specs that need something to import. */

export interface MadeFile {
  name: string
  mimeType: string
  buffer: Buffer
}

const text = (name: string, words: string): MadeFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(words, 'utf8'),
})

/** One report about a berth; `number` makes it unlike the others. */
export const berth = (number: number): string =>
  [
    `港区第${number}号泊位恢复夜航`,
    '本报记者 林南舟',
    `第${number}号泊位昨夜恢复通航，调度员说当晚有${number}艘船进港，比上月多了两艘。`,
    '管理处称，下一步将把夜间查验纳入常态。',
  ].join('\n\n')

export const harbourPage = (): MadeFile =>
  text('海港日报_2025-03-04_第5版.txt', [1, 2, 3].map(berth).join('\n\n\n'))

export const traditionalPage = (): MadeFile =>
  text(
    '濱江時報_2025-03-06_A4.txt',
    [
      '貨運班列增開三條支線',
      '記者 許文川',
      '鐵路部門昨日宣布，貨運班列本月起增開三條支線，往返時間縮短一日。',
      '受訪的貨代公司認為，旺季運力仍然緊張，部分線路要提前兩周訂艙。',
    ].join('\n\n'),
  )

export const emptyFile = (): MadeFile => text('空白.txt', '')

/** An image under the name of a text. */
export const binaryFile = (): MadeFile => ({
  name: '图片.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0,
  ]),
})

/** `count` reports over files of at most 125. */
export const manyPages = (count: number): MadeFile[] =>
  Array.from({ length: Math.ceil(count / 125) }, (_, file) => {
    const first = file * 125 + 1
    const reports = Array.from({ length: Math.min(125, count - first + 1) }, (_, i) => berth(first + i))
    return text(`page-${String(file).padStart(3, '0')}.txt`, reports.join('\n\n\n'))
  })
