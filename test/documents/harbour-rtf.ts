/** An RTF document as Word and WPS write it, with one of everything. All words are ours. */

/** `\uN` with a question mark for older readers; pairs as two. */
const u = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => {
    const unit = text.charCodeAt(i)
    return unit < 0x80 ? text[i] : `\\u${unit > 0x7fff ? unit - 0x10000 : unit}?`
  }).join('')

export const rtfBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

const HEAD = String.raw`{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 PMingLiU;}}{\colortbl;\red255\green255\blue0;}{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 heading 2;}}{\info{\title Harbour}{\author ${u('陳渡')}}}`

export const harbourRtf = (): Uint8Array =>
  rtfBytes(
    [
      HEAD,
      // 北岸渡口 in GBK, 渡口 in Big5.
      String.raw`\pard\s1\f1 \'b1\'b1\'b0\'b6\'b6\'c9\'bf\'da${u('恢复通航')}\par`,
      String.raw`\pard\f2 \'b4\'e7\'a4\'66\f0 ${u('停航')}{\b ${u('四十七天')}}${u('後，')}{\*\atrfstart 1}${u('今晨')}{\highlight1 ${u('首班船')}}{\*\atrfend 1}{\*\atnid W}{\*\atnauthor ${u('王編輯')}}\chatn{\*\annotation{\*\atnref 1}${u('核對時間')}}${u('載客。')}{\super\chftn{\footnote\pard ${u('停航始於一月。')}}}\par`,
      String.raw`\pard\s2 ${u('班次')}\par`,
      String.raw`{\listtext 1.\tab}\pard\ls1\ilvl0 ${u('早班六時')}\par{\listtext 2.\tab}\pard\ls1\ilvl0 ${u('晚班十時')}\par`,
      String.raw`\trowd\pard\intbl ${u('码头')}\cell ${u('首班')}\cell\row\trowd\pard\intbl ${u('北岸')}\cell 06:00\cell\row`,
      String.raw`\pard ${u('詳見')}{\field{\*\fldinst HYPERLINK "https://example.org/fares"}{\fldrslt ${u('票價公告')}}}${u('，𠮷野家')}{\v ${u('隱藏')}}${u('開張。')}\par`,
      String.raw`{\pict\pngblip 89504e47}\par{\*\unknown ${u('不讀')}}{\header ${u('頁眉')}}}`,
    ].join('\n'),
  )
