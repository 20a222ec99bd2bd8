/** What Obsidian does with the links of a vault, as far as its help says it: to find the broken ones. */

/** Every link and embed of `files` that leads nowhere, as `file: link`. */
export function brokenLinks(files: readonly { path: string; text: string }[]): string[] {
  const fold = (text: string): string => text.normalize('NFC').toLowerCase()
  const stem = (path: string): string => fold(path).replace(/^.*\//, '').replace(/\.md$/, '')
  const byName = new Map<string, { path: string; text: string }[]>()
  for (const file of files) byName.set(stem(file.path), [...(byName.get(stem(file.path)) ?? []), file])
  const broken: string[] = []
  for (const { path, text } of files) {
    // Code is no link; nor is what is escaped.
    const shown = text.replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?\n\1/gm, '').replaceAll(/`[^`\n]*`/g, '')
    for (const [whole, inner = ''] of shown.matchAll(/(?<!\\)!?\[\[([^\]]*)\]\]/g)) {
      const [target = ''] = inner.split('|')
      const [name = '', ...parts] = target.split('#')
      const isLegal = !/[\\:^[\]]/.test(name) && name.trim() === name && parts.length <= 1
      const found =
        name === ''
          ? [{ path, text }]
          : (byName.get(stem(name.split('/').at(-1) ?? '')) ?? []).filter((one) =>
              fold(one.path).replace(/\.md$/, '').endsWith(fold(name).replace(/\.md$/, '')),
            )
      // Two files of one name: Obsidian takes one, perhaps the wrong one.
      const [file] = found
      const [place] = parts
      const isThere =
        place === undefined ||
        (place.startsWith('^')
          ? new RegExp(`(?:^|\\s)\\^${place.slice(1)}[ \\t\\r]*$`, 'm').test(file?.text ?? '')
          : (file?.text ?? '').split('\n').some((line) => /^#{1,6} /.test(line) && line.includes(place)))
      if (!isLegal || found.length !== 1 || !isThere) broken.push(`${path}: ${whole}`)
    }
  }
  return broken
}
