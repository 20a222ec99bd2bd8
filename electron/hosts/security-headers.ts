/** The headers both hosts answer with. One place, so that the browser and Electron hold the same walls. */

/**
 * Who may make trusted values: previews of exports (into a frame that runs no script), the address of pdf.js's worker,
 * and Lexical, for what it reads from the clipboard into a document of its own. Lexical makes its policy anew for each
 * paste: without duplicates allowed the second paste of formatted text into a note is lost.
 */
const TRUSTED = ['pressmark-preview', 'pressmark-pdf', 'lexical']

/**
 * The page's policy. React's `style` prop and Lexical work under it (they set CSSOM properties, not
 * attributes); HTML strings with style attributes and `innerHTML` do not, on purpose.
 * `connect` lists what beside its own origin the page may talk to.
 */
export function pagePolicy(connect: string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...connect].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED.join(' ')} 'allow-duplicates'`,
  ].join('; ')
}

/**
 * The policy of a script that runs as a worker (pdf.js): it is its own, not the page's. Reads from our origin, compiles
 * the decoders of pictures, and evaluates no text.
 */
export const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** Content comes out of other people's files: whatever it is, it is never a page of ours. */
export const CONTENT_POLICY = "default-src 'none'; sandbox"

/** On every answer, refusals included. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
}
