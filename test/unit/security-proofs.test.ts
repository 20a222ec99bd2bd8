import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
/** `file` › name of a test, up to the cell's or bracket's end. */
const proofs = [...text.matchAll(/`(test\/[\w./-]+)`\s*›\s*([^|\n]+?)\s*(?:\||\)[;.,]|\)$)/gm)].map(
  ([, file, name]) => ({ file: file!, name: name! }),
)

describe('docs/security.md', () => {
  it('names a proof for nearly everything it says', () => {
    expect(proofs.length).toBeGreaterThan(30)
  })

  it.each(proofs)('$file › $name', ({ file, name }) => {
    const source = readFileSync(join(root, file), 'utf8').replaceAll('’', "'")
    // Each test stands there under its name and is not skipped.
    const at = source.indexOf(`'${name}'`)
    expect(at, `no test of this name in ${file}`).toBeGreaterThan(0)
    expect(source.slice(Math.max(0, at - 40), at)).not.toMatch(/skip|todo|fixme/)
  })

  // A mark on whatever lies around a test counts: which of a file's groups it is on is not asked.
  it.each([...new Set(proofs.map(({ file }) => file))])('%s skips nothing but what is said', (file) => {
    const source = readFileSync(join(root, file), 'utf8')
    const marks =
      source.match(/\b(?:describe|test|it)(?:\.\w+)*\.(?:skip|todo|fixme|only|skipIf|runIf)\b/g) ?? []
    const allowed = [...text.matchAll(/^Not everywhere: `(test\/[\w./-]+)`, /gm)].map(([, name]) => name)
    // Playwright's form of skipIf is `test.skip(CONDITION, 'why')`.
    const isSpec = file.endsWith('.spec.ts')
    expect(marks.filter((mark) => !(isSpec ? /\.skip$/ : /\.(?:skipIf|runIf)$/).test(mark))).toEqual([])
    expect(source).not.toMatch(/\.skip\(\s*(?:['"`]|true\b|\))/)
    expect(marks.length > 0, `${file}: ${marks.join()}`).toBe(allowed.includes(file))
  })
})
