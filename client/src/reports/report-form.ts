import { createSignal } from 'solid-js';
import { type Paper, papers, type ReportForm } from '../../../shared/report/report.ts';
import { type Language, languages } from '../../../shared/text/language.ts';
import { language } from '../text/language.ts';
import { createStoredChoice } from '../ui/behaviour/stored-choice.ts';

/** Countries where Letter is the usual paper. */
const isLetterCountry = typeof navigator !== 'undefined' && /-(US|CA|MX|PH|CL|CO)$/.test(navigator.language);

const [paper, choosePaper] = createStoredChoice<Paper>('paper', papers, isLetterCountry ? 'Letter' : 'A4');

const [chosen, chooseReportLanguage] = createSignal<Language>();
const ofPage = (): Language => languages.find((one) => one === language()) ?? 'en';
/** The console's language until another is chosen, for as long as the page is open: another language is the exception. */
const reportLanguage = (): Language => chosen() ?? ofPage();

/** The language of requested reports. This browser remembers the paper. */
export const reportForm = (): ReportForm => ({ paper: paper(), language: reportLanguage() });

export { choosePaper, chooseReportLanguage, paper, reportLanguage };
