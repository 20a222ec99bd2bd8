/** Zips that no tool would write: headers say what they are told to say. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  name: string | Uint8Array
  content: string | Uint8Array
  /** Said in the headers in place of the truth. */
  size?: number
  sum?: number
  /** Unix type and permissions: 0o120777 is a link. */
  mode?: number
  flags?: number
  method?: number
}

export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content)
    const packed = deflateRawSync(content, { level: 9 })
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(entry.flags ?? 0x800, 2)
    fields.writeUInt16LE(entry.method ?? 8, 4)
    fields.writeUInt32LE(entry.sum ?? crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.size ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    locals.push(Buffer.from('PK\x03\x04'), fields, name, packed)
    const more = Buffer.alloc(14)
    more.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6)
    more.writeUInt32LE(at, 10)
    // Made on Unix, so that the mode counts.
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), fields, more, name)
    at += 4 + fields.length + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}
