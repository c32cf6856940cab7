import './fonts.ts';
import '../styles/people.css';
import './page.css';
import './tables.css';
import './notes.css';
import './photos.css';
import { warmFonts } from './fonts.ts';
import { printDossier } from './print-dossier.tsx';

declare global {
  interface Window {
    /** What the renderer calls. */
    printDossier: typeof printDossier;
    /** Resolves when a report can be drawn without waiting for what all of them need. */
    warm: Promise<unknown>;
  }
}

window.printDossier = printDossier;
window.warm = warmFonts();
