import { type Paper, papers } from '../../../shared/report/report.ts';
import { createStoredChoice } from '../ui/behaviour/stored-choice.ts';

/** Where Letter is what printers hold. */
const isLetterCountry = typeof navigator !== 'undefined' && /-(US|CA|MX|PH|CL|CO)$/.test(navigator.language);

const [paper, choosePaper] = createStoredChoice<Paper>('paper', papers, isLetterCountry ? 'Letter' : 'A4');

/** The paper that reports are made for; this browser remembers it. */
export { choosePaper, paper };
