import { type Accessor, batch, createSignal } from 'solid-js';
import type { BrandingRequest } from '../../../../shared/api/reports.ts';
import { api } from '../../api.ts';
import { createQuery } from '../../live/query.ts';
import { useLive } from '../../live/store.ts';
import type { Difference } from '../conditions/differences.ts';
import { createNotice } from '../controls/create-notice.ts';
import { colourOf } from './contrast.ts';
import { words } from './words.ts';

export type BrandingStore = ReturnType<typeof createBranding>;

/** A company's colour and logo, and the edited colour. Loaded when first shown. */
export function createBranding(isShown: Accessor<boolean>) {
  /** The values that the draft started from: tells a colleague's changes from mine. */
  const [base, setBase] = createSignal<BrandingRequest>();
  /** As typed. */
  const [draft, setDraft] = createSignal<BrandingRequest>({ colour: '' });
  const [isSaving, setSaving] = createSignal(false);
  const [refused, setRefused] = createSignal<unknown>();
  const [notice, say] = createNotice<'saved'>();

  const request = (): BrandingRequest => ({ colour: colourOf(draft().colour) ?? draft().colour });
  const differs = (from: BrandingRequest | undefined) => from !== undefined && request().colour !== from.colour;
  const isChanged = () => differs(base());
  const begin = (from: BrandingRequest) => {
    setBase({ colour: from.colour });
    setDraft({ colour: from.colour });
  };
  const query = createQuery({
    name: 'branding',
    live: useLive(),
    when: isShown,
    ask: () => api.branding(),
    // The own save's answer is the new value.
    isHeld: isSaving,
    // A colleague's values replace an unchanged draft; no conflict if both have the same values.
    answered: (answer) => (!isChanged() || !differs(answer)) && begin(answer),
  });
  const stored = query.answer;

  const save = async () => {
    if (isSaving()) return;
    setSaving(true);
    setRefused(undefined);
    const sent = request();
    try {
      await api.saveBranding(sent);
      batch(() => {
        query.change((now) => now && { ...now, ...sent });
        begin(sent);
        say('saved');
      });
    } catch (error) {
      setRefused(error);
    } finally {
      setSaving(false);
    }
  };

  return {
    stored: stored,
    failure: () => (stored() ? undefined : query.failure()),
    load: query.load,
    draft,
    setColour(colour: string) {
      setRefused(undefined);
      setDraft({ colour });
    },
    isSound: () => colourOf(draft().colour) !== undefined,
    isChanged,
    /** Saved by a colleague while these were edited. */
    isOvertaken: () => isChanged() && stored()!.colour !== base()!.colour,
    differences: (): Difference[] =>
      differs(stored()) ? [{ name: words.colour, mine: draft().colour, theirs: stored()!.colour }] : [],
    /** Overwrites the colleague's values, knowingly. */
    keepMine: () => setBase(stored()),
    discard: () => begin(stored()!),
    isSaving,
    refused,
    notice,
    save,
  };
}
