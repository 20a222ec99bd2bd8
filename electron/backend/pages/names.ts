/** Chinese personal names by form: a known surname and one or two more characters. */

const SURNAMES =
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊辜仇全党黨宫宮' +
  // The rarer ones of the Hundred Family Names, but for those that are common words first (能, 都, 国, 东, 后, 红…).
  '蔺藺竺訾阙闕佘厉厲衡宿郎荣榮屠蒙邬鄔裘缪繆茹郁鄂巩鞏戈班仲伊戎祖符束幸韶郜蓟薊印怀懷蒲邰索卓阴陰胥莘贡貢劳勞逄姬扶堵宰郦酈雍璩桑濮扈燕冀郏浦尚晏慕连連宦艾庾暨弘匡寇禄广蔚越夔隆晁勾敖阚闞饶饒毋沙鞠巢蒯荆荊权權逯盖蓋桓闻聞谈談昌栾欒刁谌諶糜芮储儲汲邴乌烏牧隗宓郗钭诸諸吉钮鈕嵇荀羊惠麴穆湛臧伏虞支昝宗宣贲'
const DOUBLE =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|令狐|慕容|司徒|端木|公孙|公孫|轩辕|軒轅)/u

/** Whether the text is nothing but one to four personal names. */
export function isPersonName(text: string): boolean {
  const parts = text.trim().split(/[\s、　]+/u)
  if (parts.length > 4) return false
  // Two single characters are one name that was spaced out to fill the line: 李 明.
  if (parts.length === 2 && parts.every((part) => [...part].length === 1)) return isName(parts.join(''))
  return parts.every(isName)
}

function isName(text: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(text)) return false
  if (DOUBLE.test(text)) return text.length >= 3
  return text.length <= 3 && SURNAMES.includes(text[0] as string)
}

const LATIN_NAME = /^\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]*){1,4}$/u
/** Whether the text is one personal name in Latin letters: two or three words in capitals. */
export function isLatinName(text: string): boolean {
  return LATIN_NAME.test(text) && text.split(/\s+/).length <= 3 && text.length <= 32
}

const DOTTED = /^\p{Script=Han}{1,8}(?:[·•・‧]\p{Script=Han}{1,8}){1,4}$/u
const NO_NAME =
  /[社报報台网網站部组組室局委院校会會司团團]$|^(?:本|综合|綜合|均|等|来源|來源|资料|資料|记者|記者)|(?:新闻|新聞|视觉|視覺|中国|中國)/u

/**
 * The personal names in a stretch of a credit, between 、 and spaces. Single characters side by side are one name that
 * was spaced out (李 明). What stands for a house is left out. @param house matched at the start of a part
 */
export function splitNames(text: string, house: RegExp): string[] {
  const parts = text
    .replace(/等$/u, '')
    .split(/[、，,/／|｜&＆;；:：]|\s*(?:和|及|与|與)\s*(?=\p{Script=Han}{2})/u)
    .flatMap((part) => (LATIN_NAME.test(part.trim()) ? [part.trim()] : closeUp(part.split(/[\s　]+/u))))
  return parts.flatMap((part) => {
    const named = part.replace(new RegExp(`^(?:${house.source})`, 'u'), '')
    const name = named === '' ? part : named
    if (LATIN_NAME.test(name) || DOTTED.test(name)) return [name]
    return /^\p{Script=Han}{2,4}$/u.test(name) && !NO_NAME.test(name) && (name.length < 4 || isCalled(name))
      ? [name]
      : []
  })
}

/** Four characters: a double surname, or two names of which one changed with marriage (陳方安生): a surname leads. */
const isCalled = (name: string): boolean => DOUBLE.test(name) || SURNAMES.includes(name[0] as string)

/** [李, 明, 王小二] → [李明, 王小二]. */
function closeUp(parts: string[]): string[] {
  const closed: string[] = []
  let open = ''
  for (const part of [...parts, '']) {
    const single = [...part].length === 1 && /\p{Script=Han}/u.test(part)
    if (single) open += part
    if (open !== '' && (!single || open.length === 2)) {
      if (open.length > 1) closed.push(open)
      open = ''
    }
    if (!single && part !== '') closed.push(part)
  }
  return closed
}
