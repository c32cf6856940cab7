import { verifyPdf } from './verify.ts';

/** verifyPdf as work of a bounded process. */
export default verifyPdf;
