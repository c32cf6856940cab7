import { type BaseBlock, fromBER } from 'asn1js';

/**
 * Reads the BER at the beginning of bytes that strangers wrote, or that may be no BER at all. asn1js throws for some of what it
 * cannot read (a string of two-byte letters with an odd length), in place of saying so.
 */
export function readBer(bytes: Uint8Array): { block: BaseBlock; length: number } | undefined {
  try {
    const { offset, result } = fromBER(new Uint8Array(bytes).buffer);
    return offset > 0 ? { block: result, length: offset } : undefined;
  } catch {
    return undefined;
  }
}
