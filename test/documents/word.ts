/** Word documents for tests, written by hand: what Word writes, without its styles' looks. */
import { zipOf } from './zip-of.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const NAMES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ')
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A run. @param look its properties, as XML: `<w:b/>` */
export const run = (text: string, look = ''): string =>
  `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
/** A paragraph of runs, or of plain text. @param look its properties, as XML */
export const para = (content: string, look = ''): string =>
  `<w:p>${look ? `<w:pPr>${look}</w:pPr>` : ''}${content.startsWith('<') ? content : run(content)}</w:p>`
export const styled = (style: string, content: string): string =>
  para(content, `<w:pStyle w:val="${style}"/>`)
export const item = (list: number, depth: number, content: string): string =>
  para(content, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`)
export const cell = (content: string, look = ''): string =>
  `<w:tc>${look ? `<w:tcPr>${look}</w:tcPr>` : ''}${content.startsWith('<') ? content : para(content)}</w:tc>`
export const row = (cells: readonly string[], look = ''): string =>
  `<w:tr>${look ? `<w:trPr>${look}</w:trPr>` : ''}${cells.join('')}</w:tr>`
export const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
/** A text box as Word writes it since 2010. @param fallback with its VML twin for older programs */
export const box = (content: string, fallback: boolean): string => {
  const story = `<w:txbxContent>${content}</w:txbxContent>`
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="Box"/><a:graphic><a:graphicData uri="wps"><wps:wsp><wps:txbx>${story}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>${
    fallback
      ? `<mc:Fallback><w:pict><v:shape><v:textbox>${story}</v:textbox></v:shape></w:pict></mc:Fallback>`
      : ''
  }</mc:AlternateContent></w:r>`
}
export const picture = (relation: string, alt: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${escapeXml(alt)}"/><a:graphic><a:graphicData uri="pic"><pic:pic><pic:blipFill><a:blip r:embed="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

const STYLES = `${HEAD}<w:styles ${NAMES}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="报内小标题"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="Quote"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="a7"><w:name w:val="caption"/><w:basedOn w:val="a"/></w:style>
</w:styles>`
const level = (depth: number, format: string): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl>`
const NUMBERING = `${HEAD}<w:numbering ${NAMES}>
<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting')}${level(1, 'decimal')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'bullet')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>`

export interface WordParts {
  body: string
  footnotes?: string
  endnotes?: string
  comments?: string
  commentsExtended?: string
  /** Relations beside those of the parts: `<Relationship …/>`. */
  relations?: string
  core?: string
  extra?: Record<string, string | Uint8Array>
}

export const relation = (id: string, type: string, target: string, mode = ''): string =>
  `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`

/** The files of a document, to be changed before they are zipped. */
export function wordFiles(parts: WordParts): Record<string, string | Uint8Array> {
  const story = (name: string, content: string): string => `${HEAD}<w:${name} ${NAMES}>${content}</w:${name}>`
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/document.xml': story('document', `<w:body>${parts.body}<w:sectPr/></w:body>`),
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
  }
  let relations = relation('rs', 'styles', 'styles.xml') + relation('rn', 'numbering', 'numbering.xml')
  for (const name of ['footnotes', 'endnotes', 'comments'] as const) {
    if (parts[name] === undefined) continue
    files[`word/${name}.xml`] = story(name, parts[name])
    relations += relation(`r-${name}`, name, `${name}.xml`)
  }
  if (parts.commentsExtended !== undefined) {
    files['word/commentsExtended.xml'] =
      `${HEAD}<w15:commentsEx ${NAMES}>${parts.commentsExtended}</w15:commentsEx>`
    relations += relation('r-ex', 'commentsExtended', 'commentsExtended.xml')
  }
  files['word/_rels/document.xml.rels'] =
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations}${parts.relations ?? ''}</Relationships>`
  if (parts.core !== undefined)
    files['docProps/core.xml'] =
      `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${parts.core}</cp:coreProperties>`
  return { ...files, ...parts.extra }
}

export const wordDocument = (parts: WordParts): Uint8Array<ArrayBuffer> => zipOf(wordFiles(parts))
