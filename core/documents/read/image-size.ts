// Width and height of a picture by its head, without unfolding it: a small file may claim more dots than a PC has memory for.

export interface ImageSize {
  width: number;
  height: number;
}

/** Of PNG, JPEG, GIF, BMP and WebP; null for what is none of them, or whose head does not tell. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (view.getUint16(0)) {
      case 0x8950:
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 0x4749:
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case 0x424d:
        return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
      case 0x5249:
        return webpSize(view);
      case 0xffd8:
        return jpegSize(view);
      default:
        return null;
    }
  } catch {
    // Cut off before the head ends
    return null;
  }
}

/** The first frame header (SOF) behind the segments before it (ITU-T T.81, B.1). */
function jpegSize(view: DataView): ImageSize | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The three kinds of the container: extended, lossless, lossy. */
function webpSize(view: DataView): ImageSize | null {
  const kind = view.getUint32(12);
  const three = (at: number) => view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
  if (kind === 0x56503858) return { width: three(24) + 1, height: three(27) + 1 };
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (kind === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}
