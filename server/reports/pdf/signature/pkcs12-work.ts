import { type BaseBlock, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { readBer } from './read-ber.ts';
import { UnfitCertificate } from './signer.ts';

/** Iterations of one derivation: what OWASP recommends for PBKDF2 with SHA-256. OpenSSL takes 2,048, Windows 10,000. */
export const mostIterations = 600_000;
/** Of all derivations of a file. A usual one has three: its integrity, its certificates, its key. */
const mostInAll = 3 * mostIterations;

/** PBES1 and PBES2 with PBKDF2 (PKCS #5), and the ways of PKCS #12 itself. */
const isDerivation = (id: string): boolean => /^1\.2\.840\.113549\.1\.(?:5|12\.1)\.\d{1,4}$/.test(id);

/**
 * A PKCS #12 file says itself how much work it is to open. This looks at what it asks for before any of it is done: the code
 * of integrity, and every way of encryption, on each level that can be read without a password.
 * @throws UnfitCertificate when that is more than any program packs with, or it is no DER (nesting is bounded by asn1js)
 */
export function refuseCostlyPkcs12(bytes: Uint8Array): void {
  const file = readBer(bytes);
  if (!file) throw new UnfitCertificate('the file is no PKCS #12 file (.p12, .pfx)');
  let inAll = 0;
  const count = (block: BaseBlock | undefined): void => {
    if (!(block instanceof Integer)) return;
    // A number of more than four bytes is not read into valueDec.
    const iterations = block.valueBlock.isHexOnly ? Number.POSITIVE_INFINITY : block.valueBlock.valueDec;
    inAll += Math.abs(iterations);
    if (Math.abs(iterations) > mostIterations || inAll > mostInAll) {
      throw new UnfitCertificate(
        `its password is protected by more than ${mostIterations.toLocaleString('en')} iterations: pack it with fewer`,
      );
    }
  };
  // MacData: the digest, its salt, the iterations.
  count(kidsOf(kidsOf(file.block)[2])[2]);
  const left: BaseBlock[] = [file.block];
  for (let block = left.pop(); block; block = left.pop()) {
    const kids = kidsOf(block);
    const [id, parameters] = kids;
    if (block instanceof Sequence && id instanceof ObjectIdentifier && isDerivation(id.getValue())) {
      // Salt, iterations. With PBES2 two algorithms stand here, and the walk comes to them.
      count(kidsOf(parameters)[1]);
    }
    left.push(...kids);
  }
}

/** What is in a block; of octets, the DER that they are, if they are any. */
function kidsOf(block: BaseBlock | undefined): BaseBlock[] {
  const kids = (block as Sequence | undefined)?.valueBlock?.value;
  if (Array.isArray(kids) && kids.length > 0) return kids;
  if (!(block instanceof OctetString) || block.valueBlock.valueHexView.length < 2) return [];
  const inner = readBer(block.valueBlock.valueHexView);
  return inner?.length === block.valueBlock.valueHexView.length ? [inner.block] : [];
}
