import sharp from 'sharp';
import type { BrandingRequest } from '../../shared/api/reports.ts';
import { signIn } from './colleague.ts';
import type { Team } from './notes.ts';

/** Deep green: legible on paper, also in grey. */
const colour = '#0b5345';
/** Meridians of a globe; without text, since fonts differ between machines. */
const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 24 24" fill="none"
  stroke="${colour}" stroke-width="1.6"><circle cx="12" cy="12" r="10"/><ellipse cx="12" cy="12" rx="4.2" ry="10"/>
  <path d="M2 12h20M4 6.5h16M4 17.5h16"/></svg>`;

/** Gives the demo company its own branding, so that its reports show the feature. */
export async function seedBranding({ url, emails, password, signal }: Team): Promise<void> {
  const master = await signIn(url, emails[0]!, password, signal);
  await master.ask('PUT', '/api/branding', { colour } satisfies BrandingRequest);
  await master.put(
    '/api/branding/logo',
    'image/png',
    await sharp(Buffer.from(mark)).flatten({ background: '#fff' }).png().toBuffer(),
  );
}
