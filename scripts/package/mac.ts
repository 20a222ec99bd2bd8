/** macOS: what Info.plist says, and the icons. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from 'linkedom'
import { headHash } from './archive.ts'
import type { Checks } from './checks.ts'

type Value = string | boolean | Value[] | { [key: string]: Value }

export function lookAtMac(checks: Checks, root: string, contents: string): void {
  const info = readPlist(join(contents, 'Info.plist'))
  const resource = (name: Value | undefined): string =>
    join(contents, 'Resources', typeof name === 'string' ? name : 'none')
  checks.check(
    'it knows the hash of the archive’s head',
    JSON.stringify(info['ElectronAsarIntegrity']) ===
      JSON.stringify({
        'Resources/app.asar': { algorithm: 'SHA256', hash: headHash(join(contents, 'Resources/app.asar')) },
      }),
  )
  checks.check(
    'it is called Pressmark, as are its helpers',
    info['CFBundleName'] === 'Pressmark' &&
      info['CFBundleIdentifier'] === 'org.pressmark.app' &&
      [
        'Pressmark Helper',
        'Pressmark Helper (GPU)',
        'Pressmark Helper (Plugin)',
        'Pressmark Helper (Renderer)',
      ].every((name) => existsSync(join(contents, `Frameworks/${name}.app/Contents/MacOS/${name}`))),
  )
  checks.check('it has our icon', same(resource(info['CFBundleIconFile']), join(root, 'build/icon.icns')))
  checks.check(
    'it opens our links',
    JSON.stringify(info['CFBundleURLTypes']) ===
      JSON.stringify([
        {
          CFBundleTypeRole: 'Viewer',
          CFBundleURLName: 'Pressmark report',
          CFBundleURLSchemes: ['pressmark'],
        },
      ]),
  )
  const [type, ...more] = info['CFBundleDocumentTypes'] as Record<string, Value>[]
  checks.check(
    'it opens .pressmark files, under an icon of their own',
    more.length === 0 &&
      JSON.stringify(type?.['CFBundleTypeExtensions']) === '["pressmark"]' &&
      same(resource(type?.['CFBundleTypeIconFile']), join(root, 'build/document.icns')),
  )
  checks.none(
    'nothing lies where a signature does not reach',
    readdirSync(contents).filter(
      (name) => !['Frameworks', 'Info.plist', 'MacOS', 'Resources'].includes(name),
    ),
  )
}

const same = (a: string, b: string): boolean => existsSync(a) && readFileSync(a).equals(readFileSync(b))

function readPlist(file: string): Record<string, Value> {
  const document = new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/xml')
  const [root] = document.querySelector('plist')?.children ?? []
  if (root === undefined) throw new Error(`${file} is no property list`)
  return valueOf(root) as Record<string, Value>
}

interface Node {
  tagName: string
  textContent: string | null
  children: ArrayLike<Node>
}

function valueOf(node: Node): Value {
  const children = [...Array.from(node.children)]
  if (node.tagName === 'array') return children.map(valueOf)
  if (node.tagName === 'true' || node.tagName === 'false') return node.tagName === 'true'
  if (node.tagName !== 'dict') return node.textContent ?? ''
  return Object.fromEntries(
    children.flatMap((key, i) => {
      const value = children[i + 1]
      return i % 2 === 0 && value !== undefined ? [[key.textContent ?? '', valueOf(value)]] : []
    }),
  )
}
