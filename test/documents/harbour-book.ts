/** Two small books with one of everything: EPUB 3 in simplified script, EPUB 2 in traditional. All words are ours. */
import { book, page, point } from './book.ts'

export const harbourBook = (): Uint8Array<ArrayBuffer> =>
  book({
    metadata:
      '<dc:title>渡口纪事</dc:title><dc:creator id="a1">林岸</dc:creator><dc:creator id="a2">周舟</dc:creator><meta refines="#a2" property="role">trl</meta><dc:publisher>港口出版社</dc:publisher><dc:date>2025-03-03</dc:date><dc:language>zh-CN</dc:language><dc:identifier>urn:isbn:9787000000001</dc:identifier>',
    manifest:
      '<item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/><item id="cp" href="text/cover.xhtml" media-type="application/xhtml+xml"/>',
    spine:
      '<itemref idref="cp"/><itemref idref="nav"/><itemref idref="c3" linear="no"/><itemref idref="c0"/><itemref idref="c1"/><itemref idref="c2"/><itemref idref="c0"/>',
    nav: '<ol><li><a href="text/ch1.xhtml">第一章　停航</a><ol><li><a href="text/ch1.xhtml#s2">检修</a></li></ol></li><li><a href="text/ch%202.xhtml">第二章　复航</a></li><li><a href="text/notes.xhtml">注释</a></li></ol>',
    chapters: [
      {
        file: 'ch1.xhtml',
        body: '<h1>停航</h1><p>一月十五日，北岸渡口<strong>停航</strong>检修。<a epub:type="noteref" href="notes.xhtml#n1">1</a></p><h2 id="s2">检修</h2><p><ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>碑文重见天日。</p><table><tr><th>日期</th><th>工序</th></tr><tr><td>十五日</td><td>清淤</td></tr></table>',
      },
      {
        file: 'ch 2.xhtml',
        body: '<h1>复航</h1><p>三月三日，首班船载客六十人。</p><figure><img src="../img/ferry.jpg" alt="渡轮"/><figcaption>渡轮离岸</figcaption></figure>',
      },
      { file: 'ch2b.xhtml', body: '<p>同日傍晚，𠮷野家码头店开张。</p>' },
      {
        file: 'notes.xhtml',
        body: '<aside epub:type="footnote" id="n1"><p>据港务局公告。</p></aside>',
        linear: false,
      },
    ],
    files: {
      'OEBPS/cover.jpg': new Uint8Array([0xff, 0xd8, 0xff]),
      'OEBPS/text/cover.xhtml': page('<img src="../cover.jpg" alt=""/>'),
    },
  })

/** 北岸渡口 … in UTF-16 and GBK, declared so. */
const UTF16 = (text: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
/** `中文` in GBK: D6D0 CEC4. */
const GBK = Buffer.concat([Buffer.from(page('<h1>@</h1><p>@</p>', 'GBK').replaceAll('\n', ' '), 'latin1')])
const gbkPage = (): Uint8Array => {
  const bytes = [...GBK].flatMap((byte) => (byte === 0x40 ? [0xd6, 0xd0, 0xce, 0xc4] : [byte]))
  return new Uint8Array(bytes)
}

export const ferryBook = (): Uint8Array<ArrayBuffer> =>
  book({
    metadata:
      '<dc:title>渡輪往事</dc:title><dc:creator opf:role="aut">陳渡</dc:creator><dc:date>1998</dc:date>',
    ncx:
      point(
        '上篇',
        'text/one.html',
        point('一　碼頭', 'text/one.html#a') + point('二　橋', 'text/one.html#b'),
      ) +
      point('中文', 'text/gbk.html') +
      point('下篇', 'text/two.html'),
    chapters: [
      {
        file: 'one.html',
        body: UTF16(
          page(
            '<h2>上篇</h2><p id="a">碼頭建於清末。</p><p id="b" style="writing-mode: vertical-rl">橋通車後，渡輪乘客減半。</p>',
            'UTF-16',
          ),
        ),
      },
      { file: 'gbk.html', body: gbkPage() },
      { file: 'two.html', body: '<h2>下篇</h2><p>嘅、喺、咗，船家的話。</p><p class="x">「返嚟啦！」</p>' },
    ],
  })
