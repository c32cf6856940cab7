import type { PrintInput } from '../../../shared/dossier.ts';
import { hanFamilyOf } from './lang.ts';

/** In the order of page.css. */
const families = ['Noto Sans', 'Georgian', 'Armenian', 'Hebrew', 'Thai', 'Arabic'].map((name) =>
  name.startsWith('Noto') ? `"${name}"` : `"Noto Sans ${name}"`,
);

/**
 * Asks for pictures and letters before anything is drawn, so that they come while it is. What is asked for here is
 * shown from the page's own memory later; what is forgotten here is only asked for later.
 */
export function fetchEarly({ record, branding, missing }: PrintInput): void {
  for (const { id } of record.session.photos) if (!missing.includes(id)) new Image().src = photoUrl(id);
  if (branding.hasLogo) new Image().src = logoUrl;
  const letters = lettersBeyondLatin(JSON.stringify(record));
  if (letters === '') return;
  const stack = [...families, `"${hanFamilyOf(record.session.nationality)}"`].join(', ');
  for (const weight of [400, 600]) void document.fonts.load(`${weight} 9pt ${stack}`, letters);
}

export const photoUrl = (id: string): string => `/photo/${encodeURIComponent(id)}`;
export const logoUrl = '/logo';

/** Each once. */
export const lettersBeyondLatin = (text: string): string =>
  [...new Set(text.match(/[\u0100-\u1fff\u2e80-\u{10ffff}]/gu))].join('');
