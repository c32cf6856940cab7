import * as decoding from 'lib0/decoding';
import { mostValueBytes } from '../../../shared/note/limits.ts';
import { malformed, tooLarge } from './refused.ts';

/** Objects and arrays inside each other in one plain value: a mark is an object with an array of numbers. */
const deepestValue = 4;

/** Type bytes of lib0's `any` encoding. */
const kinds = { array: 117, object: 118, string: 119, float64: 123, float32: 124, integer: 125 } as const;
const constants: ReadonlyMap<number, boolean | null | undefined> = new Map([
  [120, true],
  [121, false],
  [126, null],
  [127, undefined],
]);

/**
 * Passes over one plain value without building it: lib0 reads nested ones by recursion and copies what it reads.
 * @returns a scalar's value; undefined for an object or array
 * @throws UpdateRefused when it is too deep or too long, or of a kind that notes do not use (binary, bigint)
 */
export function scanValue(decoder: decoding.Decoder): unknown {
  const start = decoder.pos;
  /** Values that still belong to each open object or array, and whether they have keys. */
  const open: { left: number; keyed: boolean }[] = [];
  let scalar: unknown;
  do {
    const inside = open.at(-1);
    if (inside) {
      inside.left--;
      if (inside.keyed) skipString(decoder);
    }
    const kind = decoding.readUint8(decoder);
    if (kind === kinds.object || kind === kinds.array) {
      const left = decoding.readVarUint(decoder);
      if (open.length >= deepestValue) throw malformed('a value that is too deep');
      if (left > decoder.arr.length - decoder.pos) throw malformed('a value that claims more than is there');
      open.push({ left, keyed: kind === kinds.object });
    } else scalar = readScalar(decoder, kind);
    if (decoder.pos - start > mostValueBytes) throw tooLarge('a value that is too long');
    while (open.at(-1)?.left === 0) open.pop();
    if (open.length > 0) scalar = undefined;
  } while (open.length > 0);
  return decoder.arr[start] === kinds.object || decoder.arr[start] === kinds.array ? undefined : scalar;
}

function readScalar(decoder: decoding.Decoder, kind: number): unknown {
  if (constants.has(kind)) return constants.get(kind);
  if (kind === kinds.string) return decoding.readVarString(decoder);
  if (kind === kinds.integer) return decoding.readVarInt(decoder);
  if (kind === kinds.float32) return decoding.readFloat32(decoder);
  if (kind === kinds.float64) return decoding.readFloat64(decoder);
  throw malformed('a value of a kind that notes do not use');
}

function skipString(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder);
  if (length > decoder.arr.length - decoder.pos) throw malformed('a key that claims more than is there');
  decoder.pos += length;
}
