import { crc32, inflateSync } from 'node:zlib';

/** A PNG's size in pixels, and what is wrong with it by its specification. */
export function readPng(bytes: Buffer): { width: number; height: number; faults: string[] } {
  const faults: string[] = [];
  if (bytes.toString('hex', 0, 8) !== '89504e470d0a1a0a') faults.push('not a PNG');
  const data: Buffer[] = [];
  const kinds: string[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    kinds.push(kind);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length))
      faults.push(`${kind}: wrong checksum`);
    if (kind === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  if (kinds[0] !== 'IHDR' || kinds.at(-1) !== 'IEND') faults.push(`chunks ${kinds.join(' ')}`);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const rows = inflateSync(Buffer.concat(data)).length;
  if (rows !== height * (1 + 3 * width)) faults.push(`${rows} bytes of pixels`);
  return { width, height, faults };
}
