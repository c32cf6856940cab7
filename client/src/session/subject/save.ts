import { createSignal } from 'solid-js';
import { longestReason } from '../../../../shared/decision/decision.ts';
import type { ProblemChange } from '../../../../shared/problem.ts';
import { api, ProblemError } from '../../api.ts';
import type { FieldName } from '../../session-model/subject/write-value.ts';

/** Milliseconds that the form waits for the page to show the saved value. */
const timeoutMs = 4_000;

/** The one error below the form. */
export type Wrong =
  | { kind: 'value' }
  | { kind: 'unchanged' }
  | { kind: 'reason' }
  | { kind: 'stale'; changes: readonly ProblemChange[] }
  | { kind: 'other'; error: unknown };

/** Sends one correction, based on the view when its form was opened. */
export function createSave(options: { sessionId: string; field: FieldName; before: string; seq: () => number }) {
  const [wrong, setWrong] = createSignal<Wrong | null>(null);
  const [saving, setSaving] = createSignal(false);
  let seen = options.seq();

  const send = async (value: string | null, reason: string): Promise<boolean> => {
    setSaving(true);
    setWrong(null);
    try {
      const { seq } = await api.editSubject(options.sessionId, { field: options.field, value, reason, seq: seen });
      await shown(options.seq, seq);
      return true;
    } catch (error) {
      const now = wrongOf(error);
      // Informed of the changes, the reviewer decides again based on the current view.
      if (now.kind === 'stale') seen = Math.max(options.seq(), ...now.changes.map((change) => change.seq));
      setWrong(now);
      return false;
    } finally {
      setSaving(false);
    }
  };
  return {
    wrong,
    saving,
    clear: () => setWrong(null),
    refuse: (why: Wrong) => void setWrong(why),
    /** @returns whether it is saved */
    save: async (typed: string, because: string): Promise<boolean> => {
      if (saving()) return false;
      const [value, reason] = [typed.trim(), because.trim()];
      if (value === options.before) setWrong({ kind: 'unchanged' });
      else if (!reason || reason.length > longestReason) setWrong({ kind: 'reason' });
      else return send(value || null, reason);
      return false;
    },
  };
}

function wrongOf(error: unknown): Wrong {
  if (!(error instanceof ProblemError)) return { kind: 'other', error };
  const { code, changes } = error.body;
  // Decided or claimed in the meantime: shown as a stale change, with the author.
  if (code === 'decision_stale' || changes?.length) return { kind: 'stale', changes: changes ?? [] };
  if (code === 'nothing_changed') return { kind: 'unchanged' };
  if (code === 'value_refused' || code === 'invalid_request') return { kind: 'value' };
  return { kind: 'other', error };
}

/** The page follows the log: until it reaches the change's position it shows the old value. */
async function shown(seq: () => number, at: number): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (seq() < at && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 30));
}
