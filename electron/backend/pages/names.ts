/** Chinese personal names by form: a known surname and one or two more characters. */

const SURNAMES =
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊辜仇全党黨宫宮'
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
