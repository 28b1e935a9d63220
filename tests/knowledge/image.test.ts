import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { imageKind, stripMetadata } from '../../src/knowledge/image.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const concat = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

function chunk(type: string, body: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, body.length);
  return concat(length, ascii(type), body, [0, 0, 0, 0]);
}
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const header = chunk('IHDR', Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
const pixels = chunk('IDAT', deflateSync(Uint8Array.from([0, 128])));
const end = chunk('IEND', new Uint8Array());

function segment(marker: number, body: Uint8Array): Uint8Array {
  return concat([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], body);
}
const table = segment(0xdb, new Uint8Array(65));
const adobe = segment(0xee, ascii('Adobe\0dcolors'));
const scan = concat(segment(0xda, Uint8Array.from([1, 1, 0, 0, 63, 0])), [1, 2, 0xff, 0x00, 3, 0xff, 0xd9]);

test('a PNG keeps its pixels and loses text, time, EXIF, and what hides behind its end', () => {
  const whole = concat(
    signature,
    header,
    chunk('tEXt', ascii('Patient\0Jane Doe')),
    chunk('eXIf', ascii('GPS')),
    chunk('tIME', new Uint8Array(7)),
    pixels,
    chunk('iTXt', ascii('note')),
    end,
    ascii('trailing secret'),
  );
  expect(stripMetadata(whole)).toEqual(concat(signature, header, pixels, end));
});

test('a JPEG keeps its tables and scan and loses EXIF, comments, and what hides behind its end', () => {
  const whole = concat(
    [0xff, 0xd8],
    segment(0xe0, ascii('JFIF\0')),
    segment(0xe1, ascii('Exif\0\0Jane Doe')),
    adobe,
    segment(0xfe, ascii('comment')),
    table,
    scan,
    ascii('trailing secret'),
  );
  expect(stripMetadata(whole)).toEqual(concat([0xff, 0xd8], adobe, table, scan));
});

test('metadata between the scans of a JPEG is found too, and restart markers are pixels', () => {
  const first = concat(segment(0xda, Uint8Array.from([1, 1, 0, 0, 63, 0])), [1, 0xff, 0xd0, 2]);
  const whole = concat([0xff, 0xd8], table, first, segment(0xfe, ascii('Jane Doe')), scan);
  expect(stripMetadata(whole)).toEqual(concat([0xff, 0xd8], table, first, scan));
});

test.each([
  ['nothing', new Uint8Array()],
  ['a text', ascii('GIF89a and more')],
  ['a PNG without an end', concat(signature, header, pixels)],
  ['a PNG with a length beyond its end', concat(signature, [0xff, 0xff, 0xff, 0xff], ascii('IDAT'), [0, 0, 0, 0])],
  ['a JPEG without an end', concat([0xff, 0xd8], table)],
  ['a JPEG that is not made of segments', concat([0xff, 0xd8, 0xff, 0xdb, 0, 4, 1, 1, 7, 7, 7, 7, 7])],
])('%s is no whole picture', (_, bytes) => {
  expect(stripMetadata(bytes)).toBeUndefined();
});

test('the kind is told by the first bytes, never by the name', () => {
  expect([
    imageKind(concat(signature)),
    imageKind(Uint8Array.from([0xff, 0xd8, 0xff])),
    imageKind(ascii('<svg>')),
  ]).toEqual(['png', 'jpeg', undefined]);
});
