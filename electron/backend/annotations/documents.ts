/** Which of the library's sources another program means. */
import type { ForeignDocument } from '../../../shared/model/foreign.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { ReadableDb } from '../database/sql.ts'
import { findOwn, listDocuments, listReportTitles, type KnownSource, type Named } from './foreign-store.ts'

/** Letters and numbers only, folded: `东岸日报 — A2.pdf` and `東岸日報_A2` are one name. */
const key = (name: string): string => fold(name.normalize('NFC')).replaceAll(/[^\p{L}\p{N}]/gu, '')
const withoutEnding = (name: string): string => name.replace(/\.[\p{L}\p{N}]{1,8}$/u, '')

/** Looks documents up by hash, file name, address and title, in this order. What is read of the library is read once. */
export function createDocumentFinder(db: ReadableDb): (document: ForeignDocument | undefined) => Named {
  let known: {
    byHash: Map<string, KnownSource>
    byUrl: Map<string, KnownSource[]>
    byFile: Map<string, KnownSource[]>
    byStem: Map<string, KnownSource[]>
    byTitle: Map<string, { id: string; sourceId: string }[]>
  } | null = null
  const load = () => {
    if (known) return known
    const sources = listDocuments(db)
    known = {
      byHash: new Map(sources.map((source) => [source.sha256, source])),
      byUrl: Map.groupBy(sources, ({ url }) => addressKey(url ?? undefined)),
      byFile: Map.groupBy(sources, ({ fileName }) => key(fileName)),
      byStem: Map.groupBy(sources, ({ fileName }) => key(withoutEnding(fileName))),
      byTitle: Map.groupBy(listReportTitles(db), ({ title }) => key(title)),
    }
    return known
  }
  return (document) => {
    if (!document) return { sourceIds: [], reportId: null }
    const { byHash, byUrl, byFile, byStem, byTitle } = load()
    const { sha256, fileName, title, uri } = document
    // Our own exports name reports and pages by their ids.
    const own = /^urn:uuid:([0-9a-f-]{36})$/i.exec(uri ?? '')?.[1]?.toLowerCase()
    const named = own === undefined ? null : findOwn(db, own)
    if (named) return named
    const titled = title === undefined ? [] : (byTitle.get(key(title)) ?? [])
    const reportId = titled.length === 1 ? (titled[0]?.id ?? null) : null
    const same = byHash.get(sha256?.toLowerCase() ?? '')
    if (same) return { sourceIds: [same.id], reportId }
    const atUrl = byUrl.get(addressKey(uri))
    if (atUrl && addressKey(uri) !== '') return { sourceIds: atUrl.map(({ id }) => id), reportId }
    for (const name of [fileName, lastPart(uri)]) {
      if (name === undefined || key(name) === '') continue
      const found = byFile.get(key(name)) ?? byStem.get(key(withoutEnding(name))) ?? []
      if (found.length > 0) return { sourceIds: found.map(({ id }) => id), reportId }
    }
    if (titled.length > 0) return { sourceIds: [...new Set(titled.map((one) => one.sourceId))], reportId }
    const byName =
      title === undefined || key(title) === '' ? undefined : byStem.get(key(withoutEnding(title)))
    return { sourceIds: byName?.map(({ id }) => id) ?? [], reportId: null }
  }
}

/** An address as addresses are compared: protocol, `www.`, fragment and a last slash make no other page. */
const addressKey = (uri: string | undefined): string =>
  /^https?:/i.test(uri ?? '')
    ? (uri ?? '')
        .replace(/^https?:\/\/(?:www\.)?/i, '')
        .replace(/#.*$/, '')
        .replace(/\/+$/, '')
    : ''

/** The file's name in an address: `file:///C:/新闻/a%202.pdf` ends in `a 2.pdf`. */
function lastPart(uri: string | undefined): string | undefined {
  const path = uri?.replace(/[?#].*$/, '').replace(/\/+$/, '')
  const last = path?.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  if (last === undefined) return undefined
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
