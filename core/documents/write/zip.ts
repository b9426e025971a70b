// Packs a few parts into a zip by the runtime's own deflate, piece by piece: beside the thread that makes the pieces, and several
// times faster than one written in JavaScript.
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** 1980-01-01 00:00 as MS-DOS date, the first that a zip can name: the same parts give the same bytes. */
const DOS_DATE = 0x0021;
/** Version 2.0 is needed to unpack: deflate. */
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;

/** Text of a part: whole, or in pieces that are made while the ones before are packed. */
export type PartContent = string | Iterable<string> | AsyncIterable<string>;

/**
 * The bytes of a zip with these parts, in this order (PKWARE APPNOTE 4.3); below 4 GB and 65,535 parts.
 * @throws whatever the making of a piece throws
 */
export async function packZip(parts: readonly (readonly [path: string, content: PartContent])[]): Promise<Uint8Array> {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of parts) {
    const name = Buffer.from(path, 'utf8');
    const { packed, packedSize, size, crc } = await deflated(typeof content === 'string' ? [content] : content);
    /** What both headers say of a part, from the version on */
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(FLAGS, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(DOS_DATE, 8);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packedSize, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002', 'latin1'), made(), common, rest, name);
    local.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, name, ...packed);
    offset += 4 + common.length + name.length + packedSize;
  }
  const size = central.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, ...central, end]));
}

async function deflated(pieces: Iterable<string> | AsyncIterable<string>) {
  const packed: Buffer[] = [];
  let [packedSize, size, crc] = [0, 0, 0];
  const encoded = async function* () {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece, 'utf8');
      crc = crc32(bytes, crc);
      size += bytes.length;
      yield bytes;
    }
  };
  await pipeline(encoded, createDeflateRaw(), async (chunks) => {
    for await (const chunk of chunks) {
      packed.push(chunk as Buffer);
      packedSize += (chunk as Buffer).length;
    }
  });
  return { packed, packedSize, size, crc };
}

function made(): Buffer {
  const version = Buffer.alloc(2);
  version.writeUInt16LE(VERSION, 0);
  return version;
}
