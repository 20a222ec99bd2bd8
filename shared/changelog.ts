/** What CHANGELOG.md says of one version, as plain lines. */

const HEADING = /^## (\d+\.\d+\.\d+)/

/** Points and paragraphs of that version, without marks of Markdown; empty where it says nothing of it. */
export function newsOf(changelog: string, version: string): string[] {
  const lines = changelog.split('\n')
  const start = lines.findIndex((line) => HEADING.exec(line)?.[1] === version)
  if (start < 0) return []
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '))
  const own = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)
  return own
    .map((line) =>
      line
        .replace(/^(?:- |#+ )/, '')
        .replaceAll(/[`*]/g, '')
        .trim(),
    )
    .filter((line) => line !== '')
}
