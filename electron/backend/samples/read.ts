/** The sample library as files: pages and their annotations. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readPage, type ReadPage } from '../import/read-page.ts'
import { SampleAnnotations } from './annotations.ts'

export interface SamplePage {
  fileName: string
  bytes: Uint8Array
  page: ReadPage
}

/** Every page of `pages/`, by name. Our own files: read here, without the killable child. */
export async function readSamplePages(seeds: string): Promise<SamplePage[]> {
  const folder = join(seeds, 'pages')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()
  return Promise.all(
    names.map(async (fileName) => {
      const bytes = await readFile(join(folder, fileName))
      return { fileName, bytes, page: await readPage(bytes, fileName) }
    }),
  )
}

export async function readSampleAnnotations(seeds: string): Promise<SampleAnnotations> {
  return SampleAnnotations.parse(JSON.parse(await readFile(join(seeds, 'annotations.json'), 'utf8')))
}
