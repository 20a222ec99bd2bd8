/** Elements of XML as text: attributes that are undefined or null are left out, and so are children. */
export type Attributes = Record<string, string | number | boolean | null | undefined>

/** What XML 1.0 may not hold at all (section 2.2), halves of pairs among it. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Content of an element. A return would be read as a line end, so it is named. */
export const escapeXml = (text: string): string =>
  text.replaceAll(FORBIDDEN, '\ufffd').replaceAll(/[&<>\r]/g, (char) => ENTITIES[char] ?? char)

/** Value of an attribute: line ends and tabs would be read as spaces. */
const escapeValue = (text: string): string =>
  text.replaceAll(FORBIDDEN, '\ufffd').replaceAll(/[&<>"\t\n\r]/g, (char) => ENTITIES[char] ?? char)

/** An element on lines of its own; text is given already escaped. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly (string | null)[] | string = [],
): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => ` ${key}="${escapeValue(String(value))}"`)
    .join('')
  if (typeof children === 'string') return `<${name}${given}>${children}</${name}>`
  const inner = children.filter((child) => child !== null && child !== '')
  return inner.length === 0 ? `<${name}${given}/>` : `<${name}${given}>\n${inner.join('\n')}\n</${name}>`
}

/** An element of text; null where there is none. */
export const textElement = (name: string, text: string): string | null =>
  text === '' ? null : element(name, {}, escapeXml(text))
