import { type Accessor, batch, createEffect, createSignal, on } from 'solid-js';
import type { BrandingRequest, BrandingView } from '../../../../shared/api/dossiers.ts';
import { api } from '../../api.ts';
import { useLive } from '../../live/store.ts';
import { concerns } from '../concerns.ts';
import { createNotice } from '../create-notice.ts';
import type { Difference } from '../differences.ts';
import { colourOf } from './contrast.ts';
import { words } from './words.ts';

export type BrandingStore = ReturnType<typeof createBranding>;

const labels = { name: words.name, colour: words.colour };
const fields = ['name', 'colour'] as const;

/** A company's name, colour and logo, and what one makes of the first two here. Asked for when it is first shown. */
export function createBranding(isShown: Accessor<boolean>) {
  const live = useLive();
  const [kept, setKept] = createSignal<BrandingView>();
  /** What the draft began with: theirs are told from mine by it. */
  const [base, setBase] = createSignal<BrandingRequest>();
  /** As typed. */
  const [draft, setDraft] = createSignal<BrandingRequest>({ name: '', colour: '' });
  const [failure, setFailure] = createSignal<unknown>();
  const [isSaving, setSaving] = createSignal(false);
  const [refused, setRefused] = createSignal<unknown>();
  const [notice, say] = createNotice<'saved'>();

  const request = (): BrandingRequest => ({
    name: draft().name.trim(),
    colour: colourOf(draft().colour) ?? draft().colour,
  });
  const differs = (from: BrandingRequest | undefined) =>
    from === undefined ? [] : fields.filter((field) => request()[field] !== from[field]);
  const isChanged = () => differs(base()).length > 0;
  const begin = (from: BrandingRequest) => {
    setBase({ name: from.name, colour: from.colour });
    setDraft({ name: from.name, colour: from.colour });
  };
  let asked = 0;
  const load = async () => {
    const mine = ++asked;
    try {
      const answer = await api.branding();
      if (mine !== asked) return;
      batch(() => {
        setKept(answer);
        setFailure(undefined);
        // Theirs come into a form that nobody has touched, and are no quarrel where both say the same.
        if (!isChanged() || differs(answer).length === 0) begin(answer);
      });
    } catch (error) {
      if (mine === asked && !kept()) setFailure(error);
    }
  };
  createEffect(
    on(isShown, (shown) => {
      if (shown && !kept()) void load();
    }),
  );
  live.onChanges((change) => {
    // One's own save is told by its answer.
    if (concerns(change, 'branding.') && (isShown() || kept()) && !isSaving()) void load();
  });

  const save = async () => {
    if (isSaving()) return;
    setSaving(true);
    setRefused(undefined);
    const sent = request();
    try {
      await api.saveBranding(sent);
      batch(() => {
        setKept((now) => now && { ...now, ...sent });
        begin(sent);
        say('saved');
      });
    } catch (error) {
      setRefused(error);
    } finally {
      setSaving(false);
    }
  };
  const edit = (part: Partial<BrandingRequest>) => {
    setRefused(undefined);
    setDraft((now) => ({ ...now, ...part }));
  };

  return {
    kept,
    failure,
    load,
    draft,
    setName: (name: string) => edit({ name }),
    setColour: (colour: string) => edit({ colour }),
    isSoundName: () => draft().name.trim() !== '',
    isSoundColour: () => colourOf(draft().colour) !== undefined,
    isSound: () => draft().name.trim() !== '' && colourOf(draft().colour) !== undefined,
    isChanged,
    /** Somebody else's were saved while these were edited. */
    isOvertaken: () => isChanged() && fields.some((field) => kept()![field] !== base()![field]),
    differences: (): Difference[] =>
      differs(kept()).map((field) => ({ name: labels[field], mine: draft()[field], theirs: kept()![field] })),
    /** Mine are to go over theirs, knowingly. */
    keepMine: () => setBase(kept()),
    discard: () => begin(kept()!),
    isSaving,
    refused,
    notice,
    save,
  };
}
