/** Whether what docs/security.md names as proof has really run and passed: by the reports of this run, not by the sources. */

/** A test of a report: as many lines as it has tries on different hosts. */
export interface Ran {
  /** From the repository's root. */
  file: string
  title: string
  ended: 'passed' | 'failed' | 'skipped'
}

export interface Proof {
  file: string
  /** The test's name in its source: `%s` and `$name` stand for what a row of its table says. */
  name: string
}

/** `file` › name of a test, up to the cell's or bracket's end. */
const PROOF = /`(test\/[\w./-]+)`\s*›\s*([^|\n]+?)\s*(?:\||\)[;.,]|\)$)/gm
/** A line of its own: `Only on Linux: ` and the proof, then why. */
const ONLY = /^Only on Linux: `(test\/[\w./-]+)` › ([^|\n]+?) \(.+\)$/gm

const read = (text: string, pattern: RegExp): Proof[] =>
  [...text.matchAll(pattern)].map(([, file = '', name = '']) => ({ file, name }))

/** Every proof named. @param text docs/security.md */
export const readProofs = (text: string): Proof[] =>
  read(
    text
      .split('\n')
      .filter((line) => !line.startsWith('Only on '))
      .join('\n'),
    PROOF,
  )

/** Those that may be skipped on other systems. */
export const readLinuxProofs = (text: string): Proof[] => read(text, ONLY)

/** Apostrophes are written in two ways. */
const plain = (text: string): string => text.replaceAll('’', "'")

function matches(name: string): RegExp {
  const words = plain(name).split(/%[sdijfo#]|\$[\w.]+/)
  return new RegExp(`^${words.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*')}$`)
}

/**
 * What is wrong, a line for each proof; none: all hold. A proof holds where each test of its name passed on some host
 * and failed on none.
 */
export function brokenProofs(text: string, ran: readonly Ran[], platform: NodeJS.Platform): string[] {
  const excused = platform === 'linux' ? [] : readLinuxProofs(text)
  return readProofs(text).flatMap(({ file, name }) => {
    const pattern = matches(name)
    const own = ran.filter((one) => one.file === file && pattern.test(plain(one.title)))
    const proof = `${file} › ${name}`
    if (own.length === 0) return [`has not run: ${proof}`]
    const failed = own.find(({ ended }) => ended === 'failed')
    if (failed) return [`failed: ${proof}`]
    if (excused.some((one) => one.file === file && one.name === name)) return []
    const passed = new Set(own.filter(({ ended }) => ended === 'passed').map(({ title }) => title))
    const skipped = own.find(({ title }) => !passed.has(title))
    return skipped ? [`was skipped: ${proof}`] : []
  })
}
