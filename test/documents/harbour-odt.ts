/** An OpenDocument text with one of everything. All words are ours. */
import { zipOf } from './zip-of.ts'

const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const cell = (text: string): string => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`

export const odtFiles = (body: string, styles = ''): Record<string, string | Uint8Array> => ({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': `${HEAD}<office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  'meta.xml': `${HEAD}<office:document-meta ${NAMES}><office:meta><dc:title>渡輪通航稿</dc:title><meta:initial-creator>陳渡</meta:initial-creator><meta:creation-date>2026-02-01T08:00:00</meta:creation-date></office:meta></office:document-meta>`,
})

export const harbourOdt = (): Uint8Array<ArrayBuffer> =>
  zipOf(
    odtFiles(
      [
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>刪去的字</text:p></text:deletion></text:changed-region></text:tracked-changes>',
        '<text:h text:outline-level="1">北岸渡口恢復通航</text:h>',
        '<text:p>停航<text:span text:style-name="T1">四十七天</text:span>後，<office:annotation office:name="c1"><dc:creator>王編輯</dc:creator><dc:date>2026-02-01T09:30:00</dc:date><text:p>核對時間</text:p></office:annotation>今晨<text:span text:style-name="T2">首班船</text:span><office:annotation-end office:name="c1"/>載客\n六十人。<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>停航始於一月十五日。</text:p></text:note-body></text:note></text:p>',
        '<text:h text:outline-level="2">班次</text:h>',
        '<text:list text:style-name="L1"><text:list-item><text:p>早班六時</text:p><text:list><text:list-item><text:p>週末加開</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>晚班十時</text:p></text:list-item></text:list>',
        `<table:table><table:table-header-rows><table:table-row>${cell('码头')}${cell('首班')}</table:table-row></table:table-header-rows><table:table-row>${cell('北岸')}${cell('06:00')}</table:table-row></table:table>`,
        '<text:p text:style-name="P1">「終於不用繞路。」</text:p>',
        '<text:p>詳見<text:a xlink:href="https://example.org/fares">票價公告</text:a>，<text:a xlink:href="javascript:x()">別處</text:a>。<text:ruby><text:ruby-base>輪</text:ruby-base><text:ruby-text>lún</text:ruby-text></text:ruby><text:s text:c="2"/>號<text:line-break/>先行，𠮷野家開張。</text:p>',
        '<text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>渡輪離岸</svg:desc></draw:frame><draw:frame><draw:text-box><text:p>框內背景</text:p></draw:text-box></draw:frame></text:p>',
      ].join(''),
      '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:background-color="#FFFF00"/></style:style><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/><text:list-style style:name="L1"><text:list-level-style-number text:level="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>',
    ),
  )
