/** The parts of a DOCX package: who refers to what. */
import { CallError } from '../../../../shared/errors.ts'
import { childrenOf, damaged, parseXml, type XmlElement } from '../xml.ts'
import { openZip, within, type Zip } from '../zip.ts'

export interface Relation {
  type: string
  target: string
  isExternal: boolean
}

export interface Package {
  /** The path of the main part: `word/document.xml`. */
  main: string
  document: XmlElement
  /** By id, of the main part or of its notes. */
  relations(part: string): Promise<ReadonlyMap<string, Relation>>
  /** The first part of a kind (`styles`, `footnotes` …) that the main part refers to. */
  related(kind: string): Promise<{ path: string; xml: XmlElement } | undefined>
  /** A part by its path; nothing where there is none. */
  part(path: string): Promise<XmlElement | undefined>
}

/** @throws CallError `file-damaged`, `file-encrypted` and those of zip.ts and xml.ts */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  const zip = await openZip(bytes)
  if (zip.find('EncryptedPackage')) throw new CallError('file-encrypted', 'an encrypted package')
  const root = await relationsOf(zip, '')
  const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml'
  if (!zip.find(main)) throw damaged(main)
  const part = async (path: string): Promise<XmlElement | undefined> =>
    zip.find(path) ? parseXml(await zip.read(path), path) : undefined
  const known = new Map<string, Promise<ReadonlyMap<string, Relation>>>()
  const relations = (of: string): Promise<ReadonlyMap<string, Relation>> => {
    const asked = known.get(of) ?? relationsOf(zip, of)
    known.set(of, asked)
    return asked
  }
  return {
    main,
    document: parseXml(await zip.read(main), main),
    relations,
    part,
    async related(kind) {
      const target = [...(await relations(main)).values()].find(({ type }) => type === kind)?.target
      const path = target ?? `${folderOf(main)}${kind}.xml`
      const xml = await part(path)
      return xml && { path, xml }
    },
  }
}

async function relationsOf(zip: Zip, part: string): Promise<ReadonlyMap<string, Relation>> {
  const path = `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`
  const relations = new Map<string, Relation>()
  if (!zip.find(path)) return relations
  for (const { attributes } of childrenOf(parseXml(await zip.read(path), path), 'Relationship')) {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = attributes
    if (!id) continue
    const isExternal = mode === 'External'
    relations.set(id, {
      // Transitional and strict files differ in all but the last word.
      type: type.slice(type.lastIndexOf('/') + 1),
      target: isExternal ? target : within(folderOf(part), target),
      isExternal,
    })
  }
  return relations
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
