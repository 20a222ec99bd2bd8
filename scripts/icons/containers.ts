/** The two formats that hold one picture in many sizes: Windows' .ico and macOS' .icns. */

/** A square picture: as a PNG, and as its bytes (red, green, blue, alpha; rows from the top). */
export interface Picture {
  size: number
  png: Buffer
  rgba: Buffer
}

/** macOS' names of sizes: what a thing of that size is called, and the same for screens of double density. */
const ICNS_TYPES: readonly [type: string, pixels: number][] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]

/** Sizes that `toIcns` must be given. */
export const ICNS_SIZES: readonly number[] = [...new Set(ICNS_TYPES.map(([, pixels]) => pixels))]

/** @throws where a size is missing */
export function toIcns(pictures: readonly Picture[]): Buffer {
  const entries = ICNS_TYPES.map(([type, pixels]) => {
    const picture = pictures.find(({ size }) => size === pixels)
    if (picture === undefined) throw new Error(`an .icns needs a picture of ${pixels} pixels`)
    return Buffer.concat([Buffer.from(type, 'latin1'), uint32(picture.png.length + 8), picture.png])
  })
  const body = Buffer.concat(entries)
  return Buffer.concat([Buffer.from('icns', 'latin1'), uint32(body.length + 8), body])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/**
 * Sizes below 256 as bitmaps: parts of Windows' shell, and installers, show no PNG of those. 256 as a PNG, as everyone
 * has it: as a bitmap it would be 270 kB.
 */
export function toIco(pictures: readonly Picture[]): Buffer {
  const images = pictures.map((picture) => (picture.size < 256 ? bitmap(picture) : picture.png))
  const head = Buffer.alloc(6 + pictures.length * 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [i, { size }] of pictures.entries()) {
    const at = 6 + i * 16
    // One byte each, in which 0 stands for 256.
    head[at] = size % 256
    head[at + 1] = size % 256
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(images[i].length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += images[i].length
  }
  return Buffer.concat([head, ...images])
}

/** 32 bits a pixel, rows from the bottom, then a mask of one bit a pixel that only systems without alpha look at. */
function bitmap({ size, rgba }: Picture): Buffer {
  const head = Buffer.alloc(40)
  head.writeUInt32LE(40, 0)
  head.writeInt32LE(size, 4)
  head.writeInt32LE(size * 2, 8)
  head.writeUInt16LE(1, 12)
  head.writeUInt16LE(32, 14)
  const pixels = Buffer.alloc(size * size * 4)
  const maskRow = Math.ceil(size / 32) * 4
  const mask = Buffer.alloc(maskRow * size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const from = (y * size + x) * 4
      const row = size - 1 - y
      const to = (row * size + x) * 4
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4)
      pixels.set([blue, green, red, alpha], to)
      if (alpha === 0) mask[row * maskRow + (x >> 3)] |= 0x80 >> (x & 7)
    }
  return Buffer.concat([head, pixels, mask])
}
