/**
 * Makes the icons that are packed out of build/*.svg, in a real Chromium: `node scripts/make-icons.ts`. They are kept in
 * the repository, since whoever packs need not have a browser. Run it after a drawing has changed; look at build/icons.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from './find-browser.ts'
import { ICNS_SIZES, type Picture, toIcns, toIco } from './icons/containers.ts'

const BUILD = fileURLToPath(new URL('../build/', import.meta.url))
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
/** Up to here lines of text are no lines any more. */
const SMALL = 32
/** macOS leaves a margin round every icon; elsewhere icons fill their place. */
const CUT = 'viewBox="76 76 872 872"'

const read = (name: string): string => readFileSync(join(BUILD, `${name}.svg`), 'utf8')

/** In the page. As text, since scripts know no types of pages. */
const DRAW = `async ([source, pixels]) => {
  const image = new Image(pixels, pixels)
  image.src = "data:image/svg+xml," + encodeURIComponent(source)
  await image.decode()
  const canvas = new OffscreenCanvas(pixels, pixels)
  const context = canvas.getContext("2d")
  context.drawImage(image, 0, 0, pixels, pixels)
  const png = await (await canvas.convertToBlob({ type: "image/png" })).bytes()
  const { data } = context.getImageData(0, 0, pixels, pixels)
  return { png: png.toBase64(), rgba: new Uint8Array(data.buffer).toBase64() }
}`

const executablePath = findBrowser()
if (executablePath === null) throw new Error('no browser: PRESSMARK_BROWSER=/path/to/chromium names one')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  await make(await browser.newPage())
} finally {
  await browser.close()
}

async function make(page: Page): Promise<void> {
  const [whole, small, document] = [read('icon'), read('icon-small'), read('document')]
  const cut = whole.replace('viewBox="0 0 1024 1024"', CUT)
  if (cut === whole) throw new Error('icon.svg has another view box')
  // A margin for the small one, too, in what macOS shows.
  const framed = small.replace('viewBox="0 0 32 32"', 'viewBox="-2 -2 36 36"')
  const draw = (sizes: readonly number[], of: (size: number) => string): Promise<Picture[]> =>
    Promise.all(sizes.map((size) => drawOne(page, of(size), size)))

  const [mac, ico, linux, documents] = await Promise.all([
    draw(ICNS_SIZES, (size) => (size <= SMALL ? framed : whole)),
    draw(ICO_SIZES, (size) => (size <= SMALL ? small : cut)),
    draw(LINUX_SIZES, (size) => (size <= SMALL ? small : cut)),
    draw([...new Set([...ICNS_SIZES, ...ICO_SIZES])], () => document),
  ])
  const documentOf = (size: number): Picture => documents.find((picture) => picture.size === size)!
  writeFileSync(join(BUILD, 'icon.icns'), toIcns(mac))
  writeFileSync(join(BUILD, 'icon.ico'), toIco(ico))
  writeFileSync(join(BUILD, 'document.icns'), toIcns(documents))
  writeFileSync(join(BUILD, 'document.ico'), toIco(ICO_SIZES.map(documentOf)))
  for (const [folder, pictures] of [
    ['icons', linux],
    ['document-icons', LINUX_SIZES.filter((size) => size <= 256).map(documentOf)],
  ] as const) {
    rmSync(join(BUILD, folder), { recursive: true, force: true })
    mkdirSync(join(BUILD, folder))
    for (const { size, png } of pictures) writeFileSync(join(BUILD, folder, `${size}x${size}.png`), png)
  }
}

async function drawOne(page: Page, svg: string, size: number): Promise<Picture> {
  const call = `(${DRAW})(${JSON.stringify([svg, size])})`
  const { png, rgba } = await page.evaluate<{ png: string; rgba: string }>(call)
  return { size, png: Buffer.from(png, 'base64'), rgba: Buffer.from(rgba, 'base64') }
}
