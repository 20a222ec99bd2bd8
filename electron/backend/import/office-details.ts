/** What office documents and books say of themselves, as details of reports. What programs write there by themselves is no detail. */
import type { DocumentDetails, PageDetails } from './document.ts'

/** Names of accounts and programs, not of people. */
const NOBODY =
  /^(?:admin(?:istrator)?|(?:windows|microsoft(?: office)?) ?user|user\d*|unknown|un-?named|python-docx|openpyxl|author|owner|root|pc|微[软軟](?:用户|使用者)|用户|使用者|作者|雨林木风|番茄花园)$/i
const UNTITLED =
  /^(?:microsoft word\b.*|untitled.*|document\d*|文[档檔]\d*|未命名.*|无标题.*|無標題.*|.*\.(?:docx?|rtf|odt|wps))$/i

export function detailsOf(said: {
  title: string | null
  creator: string | null
  /** `YYYY-MM-DD` */
  date: string | null
}): { report: DocumentDetails; page: PageDetails } {
  const report: DocumentDetails = { origins: {} }
  const page: PageDetails = { origins: {} }
  if (said.title && !UNTITLED.test(said.title)) {
    report.title = said.title.slice(0, 500)
    report.origins!.title = { from: 'front-matter', certainty: 'certain' }
  }
  const names = (said.creator ?? '')
    .split(/\s*[;；、]\s*/)
    .map((name) => name.trim().slice(0, 200))
    .filter((name) => name !== '' && !NOBODY.test(name))
  if (names.length > 0) {
    // Whose program it was written with: most often, but not always, whose words they are.
    report.people = names.map((name) => ({ name, role: 'author', as: null }))
    report.origins!.people = { from: 'front-matter', certainty: 'inferred' }
  }
  if (said.date && isDay(said.date)) {
    page.published = said.date
    page.origins!.published = { from: 'front-matter', certainty: 'inferred' }
  }
  return { report, page }
}

const isDay = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text
