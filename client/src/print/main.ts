import './fonts/fonts.ts';
import '../styles/people.css';
import './page.css';
import './tables.css';
import './notes/notes.css';
import './photos/photos.css';
import { useFonts } from './fonts/page-fonts.ts';
import { printReport } from './print-report.tsx';
import { warmUp } from './warm-up.ts';

declare global {
  interface Window {
    /** Called by the renderer. */
    printReport: typeof printReport;
    /** Resolves when the page is warmed up. Callers need not wait for it. */
    warm: Promise<unknown>;
  }
}

useFonts();
window.printReport = printReport;
window.warm = warmUp();
