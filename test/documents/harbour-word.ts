/** A Word document with one of everything, in both scripts. All words are ours. */
import { box, cell, item, para, picture, relation, row, run, styled, table, wordDocument } from './word.ts'

const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const note = (id: number, text: string, kind = 'footnote'): string =>
  `<w:${kind} w:id="${id}">${para(`<w:r><w:${kind}Ref/></w:r>${run(text)}`)}</w:${kind}>`
const comment = (id: number, author: string, date: string, text: string): string =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="${date}"><w:p w14:paraId="0000000${id}">${run(text)}</w:p></w:comment>`

export const harbourWord = (): Uint8Array<ArrayBuffer> =>
  wordDocument({
    body: [
      styled('a3', '北岸渡口恢复通航'),
      para(run('本报记者 林岸', '<w:i/>')),
      para(
        run('　　停航') +
          run('四十七天', '<w:b/>') +
          `${run('后，')}<w:commentRangeStart w:id="0"/>${run('北岸渡口今晨')}${run('恢复通航', '<w:highlight w:val="yellow"/>')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run('，首班船载客六十人。')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
      ),
      para(
        `${run('船公司说，票价')}<w:del w:id="5" w:author="编辑"><w:r><w:delText>三元</w:delText></w:r></w:del><w:ins w:id="6" w:author="编辑">${run('仍为两元')}</w:ins>${run('，详见')}${field('HYPERLINK &quot;https://example.org/fares&quot;', '票价公告')}${run('；')}<w:hyperlink r:id="rl">${run('官方网页')}</w:hyperlink>${run('另有说明。')}`,
      ),
      para(
        `${run('航班约')}<w:fldSimple w:instr=" NUMPAGES ">${run('十二')}</w:fldSimple>${run('班，渡轮')}<w:r><w:ruby><w:rt>${run('lún')}</w:rt><w:rubyBase>${run('輪')}</w:rubyBase></w:ruby></w:r>${run('號先行。')}<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>`,
      ),
      styled('own', '乘客怎么说'),
      styled('a5', '「終於不用繞路。」一名乘客說。'),
      item(1, 0, '上午六时至九时，每二十分钟一班'),
      item(1, 1, '周末加开两班'),
      item(1, 0, '其余时间每四十分钟一班'),
      item(2, 0, '携带自行车者走二号闸'),
      table(
        row([cell('码头'), cell('首班'), cell('末班')], '<w:tblHeader/>'),
        row([cell('北岸'), cell('06:00'), cell('22:30')]),
        row([cell('南岸', '<w:gridSpan w:val="2"/>'), cell('23:00')]),
      ),
      para(
        `<w:commentRangeStart w:id="1"/>${run('渡口的历史可以追溯到清末。')}${box(para('背景：渡口一百二十年'), true)}${box(para('延伸：橋與渡輪之爭'), false)}`,
      ),
      para(
        `${run('一九三二年，第一艘机动渡轮下水。')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>`,
      ),
      para(picture('rp', '渡轮驶离北岸码头')),
      styled('a7', '图一　渡轮驶离北岸码头（资料图片）'),
      para(run('這一段的段末被刪去，'), '<w:rPr><w:del w:id="8"/></w:rPr>'),
      para('所以與下一段連成一段：𠮷野家碼頭店同日開張。'),
      '<w:sdt><w:sdtContent>',
      para('The ferry company expects 4,000 passengers a day.'),
      '</w:sdtContent></w:sdt>',
      para(run('这一行是隐藏文字', '<w:vanish/>')),
    ].join(''),
    footnotes: note(-1, '') + note(2, '停航始于一月十五日，因码头检修。'),
    endnotes: note(2, '據港務局檔案。', 'endnote'),
    comments:
      comment(0, '王编辑', '2026-02-01T09:30:00Z', '核对通航时间') +
      comment(1, '陳編輯', '2026-02-02T10:00:00Z', '補上出處') +
      comment(2, '王编辑', '2026-02-02T11:00:00Z', '已补'),
    commentsExtended:
      '<w15:commentEx w15:paraId="00000001" w15:done="0"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
    relations:
      relation('rl', 'hyperlink', 'https://example.org/ferry', 'External') +
      relation('rp', 'image', 'media/image1.png'),
    core: '<dc:title>渡口通航稿</dc:title><dc:creator>林岸</dc:creator><dcterms:created>2026-02-01T08:00:00Z</dcterms:created>',
    extra: { 'word/media/image1.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
  })
