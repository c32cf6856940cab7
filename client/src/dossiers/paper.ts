import { type Paper, papers } from '../../../shared/dossier.ts';
import { createKept } from '../ui/kept.ts';

/** Where Letter is what printers hold. */
const isLetterCountry = typeof navigator !== 'undefined' && /-(US|CA|MX|PH|CL|CO)$/.test(navigator.language);

const [paper, choosePaper] = createKept<Paper>('paper', papers, isLetterCountry ? 'Letter' : 'A4');

/** The paper that reports are made for; this browser remembers it. */
export { choosePaper, paper };
