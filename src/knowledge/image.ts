/** Pictures of a case go out as pixels alone: who was scanned, where and when stays behind. */

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks that a decoder needs or that change how the pixels look; text, time, EXIF and all private ones are left out. */
const pngKept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']);

export type ImageKind = 'png' | 'jpeg';

export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpeg' : undefined;
}

/** The same picture without its metadata. `undefined` if it is neither PNG nor JPEG, or breaks off. */
export function stripMetadata(bytes: Uint8Array): Uint8Array | undefined {
  const kind = imageKind(bytes);
  return kind === 'png' ? stripPng(bytes) : kind === 'jpeg' ? stripJpeg(bytes) : undefined;
}

function stripPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (pngKept.has(type)) kept.push(bytes.subarray(at, end));
    // What stands behind the end of the picture is no part of it.
    if (type === 'IEND') return joined(kept);
    at = end;
  }
  return undefined;
}

function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept = [bytes.subarray(0, 2)];
  let isScanned = false;
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xd9) return isScanned ? joined([...kept, bytes.subarray(at, at + 2)]) : undefined;
    const body = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    const isScan = marker === 0xda;
    const end = isScan ? endOfScan(bytes, body) : body;
    if (body < at + 4 || end > bytes.length) return undefined;
    if (!isMetadata(marker, bytes.subarray(at + 4, end))) kept.push(bytes.subarray(at, end));
    isScanned ||= isScan;
    at = end;
  }
  return undefined;
}

/** Comments and application segments, save Adobe's, which says how the colors are coded. */
function isMetadata(marker: number, body: Uint8Array): boolean {
  const isAdobe = marker === 0xee && String.fromCharCode(...body.subarray(0, 5)) === 'Adobe';
  return marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !isAdobe);
}

/** Coded pixels run to the next marker. Stuffed zeros and restart markers belong to them; between scans metadata can hide again. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1]!;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
