import type { HitView, ListedPerson, Reason } from '../../../../shared/screening/screening.ts';
import { sentence } from '../../text/visible.ts';

type NameReason = Extract<Reason, { on: 'name' }>;

/** The listed name most similar to the subject's; else the first. */
export const nameOf = ({ reasons, person }: HitView): string =>
  reasons.find((reason): reason is NameReason => reason.on === 'name')?.listed ??
  person.names[0]?.text ??
  person.sourceId;

export const otherNamesOf = (hit: HitView): ListedPerson['names'] =>
  hit.person.names.filter(({ text }) => text !== nameOf(hit));

/** The listed person's connections, as one text. */
export const linksOf = ({ links = [] }: ListedPerson): string =>
  links.map(({ name, relation }) => sentence`${name} (${relation})`).join('; ');

/** List data is untrusted: only http(s) URLs become links. */
export const sourceOf = ({ person }: HitView): string | null =>
  person.url && /^https?:\/\//.test(person.url) ? person.url : null;
