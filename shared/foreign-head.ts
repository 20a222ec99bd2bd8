/** Which files hold annotations of other programs, told from name and beginning: before anything is sent or read whole. */

/** No report comes in one of these. */
const ALWAYS = /\.(?:json|jsonld|csv|qdpx|qdc)$/i
/** These may be reports as well: their beginning tells. */
const PERHAPS = /\.(?:html?|md|markdown|txt)$/i

/** A note made of annotations, as Zotero exports it. */
export const ZOTERO_HTML = /class="zotero-note|data-schema-version=|class="highlight"[^>]*data-annotation=/
export const ZOTERO_MARKDOWN = /\(zotero:\/\/open(?:-pdf)?\/[^)]*annotation=/
/** QualCoder's codebook as text. */
export const QUALCODER_TEXT = /^(?:--)*(?:Category:|Code:)\s*.+,\s*(?:catid|cid):\d+/m

/** `null`: the beginning must be read. */
export function holdsAnnotations(name: string, head: string | null): boolean | null {
  if (ALWAYS.test(name)) return true
  if (!PERHAPS.test(name)) return false
  if (head === null) return null
  return [ZOTERO_HTML, ZOTERO_MARKDOWN, QUALCODER_TEXT].some((form) => form.test(head))
}
