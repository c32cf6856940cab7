import { type BaseBlock, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { readBer } from './read-ber.ts';
import { UnfitCertificate } from './signer.ts';

/** Iterations per derivation: the OWASP recommendation for PBKDF2 with SHA-256. OpenSSL uses 2,048, Windows 10,000. */
export const mostIterations = 600_000;
/** Iterations of all derivations of a file. A usual one has three: integrity, certificates, key. */
const mostInAll = 3 * mostIterations;

/** PBES1 and PBES2 with PBKDF2 (PKCS #5), and the schemes of PKCS #12 itself. */
const isDerivation = (id: string): boolean => /^1\.2\.840\.113549\.1\.(?:5|12\.1)\.\d{1,4}$/.test(id);

/**
 * A PKCS #12 file defines how much work opening it takes. This checks the iteration counts before any derivation: those of the
 * MAC and of every encryption scheme, on each level that is readable without a password.
 * @throws UnfitCertificate if the counts exceed what any program uses, or the file is not DER (asn1js bounds the nesting)
 */
export function refuseCostlyPkcs12(bytes: Uint8Array): void {
  const file = readBer(bytes);
  if (!file) throw new UnfitCertificate('the file is no PKCS #12 file (.p12, .pfx)');
  let inAll = 0;
  const count = (block: BaseBlock | undefined): void => {
    if (!(block instanceof Integer)) return;
    // Integers of more than four bytes are not decoded into valueDec.
    const iterations = block.valueBlock.isHexOnly ? Number.POSITIVE_INFINITY : block.valueBlock.valueDec;
    inAll += Math.abs(iterations);
    if (Math.abs(iterations) > mostIterations || inAll > mostInAll) {
      throw new UnfitCertificate(
        `its password is protected by more than ${mostIterations.toLocaleString('en')} iterations: pack it with fewer`,
      );
    }
  };
  // MacData: digest, salt, iterations.
  count(kidsOf(kidsOf(file.block)[2])[2]);
  const left: BaseBlock[] = [file.block];
  for (let block = left.pop(); block; block = left.pop()) {
    const kids = kidsOf(block);
    const [id, parameters] = kids;
    if (block instanceof Sequence && id instanceof ObjectIdentifier && isDerivation(id.getValue())) {
      // Salt, iterations. PBES2 has two nested algorithm identifiers here instead, which the traversal visits later.
      count(kidsOf(parameters)[1]);
    }
    left.push(...kids);
  }
}

/** The children of a block; for an octet string, the DER encoded in it, if any. */
function kidsOf(block: BaseBlock | undefined): BaseBlock[] {
  const kids = (block as Sequence | undefined)?.valueBlock?.value;
  if (Array.isArray(kids) && kids.length > 0) return kids;
  if (!(block instanceof OctetString) || block.valueBlock.valueHexView.length < 2) return [];
  const inner = readBer(block.valueBlock.valueHexView);
  return inner?.length === block.valueBlock.valueHexView.length ? [inner.block] : [];
}
