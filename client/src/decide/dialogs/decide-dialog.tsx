import { createSignal, For, Match, onMount, Show, Switch } from 'solid-js';
import { type DecisionVerdict, longestNote, shortestVerifyReason } from '../../../../shared/decision/decision.ts';
import { api, ProblemError } from '../../api.ts';
import { useLive } from '../../live/store.ts';
import { createReadyTexts } from '../../ready-texts/create-ready-texts.ts';
import { insertText } from '../../ready-texts/insert-text.ts';
import { ReadyTextList } from '../../ready-texts/ready-text-list.tsx';
import { nameOf } from '../../session-model/session-name.ts';
import { words as walkWords } from '../../session-walk/words.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Dialog } from '../../ui/floating/dialog.tsx';
import type { Deciding } from '../deciding.ts';
import { StaleChanges } from '../stale-changes.tsx';
import { words } from '../words.ts';
import { TagPicker } from './tag-picker.tsx';

const w = words.dialog;
/** Letters that are left when their number begins to be shown. */
const nearTheEnd = 500;

/** A reviewer's word, with a note and, for a rejection, the tags that say why. What is typed survives its closing. */
export function DecideDialog(props: { verdict: DecisionVerdict; deciding: Deciding }) {
  const d = () => props.deciding;
  const [state, setState] = createSignal<
    { is: 'asking'; error?: unknown; missing?: 'tag' | 'leftover' | 'reason' } | { is: 'sent' }
  >({
    is: 'asking',
  });
  let note!: HTMLTextAreaElement;
  let tags: HTMLInputElement | undefined;
  onMount(() => queueMicrotask(() => (tags ?? note).focus()));

  const ready = createReadyTexts(useLive());
  const draft = () => d().draft(props.verdict);
  const name = () => nameOf(d().view()) ?? w.nobody;
  const left = () => longestNote - draft().note.length;
  const unmet = () => d().view().waiting?.unmet ?? [];
  const needsReason = () => props.verdict === 'verified' && unmet().length > 0;
  const isOver = () => d().view().state !== 'awaiting_action';
  const may = () => d().status().can && d().news().length === 0 && state().is === 'asking' && left() >= 0;
  const error = () => {
    const now = state();
    return now.is === 'asking' ? now.error : undefined;
  };
  const missing = () => {
    const now = state();
    return now.is === 'asking' ? now.missing : undefined;
  };

  const send = async () => {
    if (!may()) return;
    if (props.verdict === 'rejected' && (draft().tags.length === 0 || draft().searched.trim() !== '')) {
      setState({ is: 'asking', missing: draft().searched.trim() === '' ? 'tag' : 'leftover' });
      tags?.focus();
      return;
    }
    if (needsReason() && draft().note.trim().length < shortestVerifyReason) {
      setState({ is: 'asking', missing: 'reason' });
      return note.focus();
    }
    setState({ is: 'sent' });
    try {
      const answer = await api.decide(d().view().id, {
        id: d().decisionId(props.verdict),
        verdict: props.verdict,
        note: draft().note.trim(),
        ...(props.verdict === 'rejected' && { tags: draft().tags }),
        seq: d().seen(),
      });
      d().finished(props.verdict, answer);
    } catch (failure) {
      refused(failure);
    }
  };
  const refused = (failure: unknown) => {
    setState({ is: 'asking', error: failure });
    if (!(failure instanceof ProblemError)) return;
    // The server has answered: the next try is another decision.
    d().renewDecisionId(props.verdict);
    const { changes } = failure.body;
    if (changes?.length) {
      d().tell(changes);
      setState({ is: 'asking', ...(failure.code !== 'decision_stale' && { error: failure }) });
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };

  return (
    <Dialog
      open
      onClose={d().close}
      title={props.verdict === 'verified' ? w.titles.verify({ name: name() }) : w.titles.reject({ name: name() })}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the form inside */}
      <div class="flex flex-col gap-4" onKeyDown={keys}>
        <Show when={!isOver()}>
          <Unmet unmet={unmet()} />
        </Show>
        <Show when={props.verdict === 'rejected'}>
          <TagPicker
            tags={d().tags}
            chosen={draft().tags}
            onChange={(chosen) => {
              d().setDraft('rejected', { tags: chosen });
              if (missing()) setState({ is: 'asking' });
            }}
            unmet={unmet().map(({ condition }) => condition)}
            missing={missing() === 'tag'}
            leftover={missing() === 'leftover'}
            searched={draft().searched}
            setSearched={(searched) => {
              d().setDraft('rejected', { searched: searched });
              if (missing()) setState({ is: 'asking' });
            }}
            ref={(input) => {
              tags = input;
            }}
          />
        </Show>
        <div>
          <label for="decision-note" class="mb-1 block font-medium">
            {w.note}
          </label>
          <textarea
            ref={note}
            id="decision-note"
            dir="auto"
            rows={4}
            aria-describedby="decision-note-said"
            required={needsReason()}
            aria-invalid={left() < 0 || missing() === 'reason'}
            value={draft().note}
            onInput={(event) => {
              d().setDraft(props.verdict, { note: event.currentTarget.value });
              if (missing() === 'reason') setState({ is: 'asking' });
            }}
            class="block w-full resize-y rounded-md border border-edge bg-surface px-3 py-2 aria-invalid:border-rejected"
          />
          <p
            id="decision-note-said"
            role={missing() === 'reason' ? 'alert' : undefined}
            class={`mt-1 text-small ${left() < 0 || missing() === 'reason' ? 'text-rejected' : 'text-muted'}`}
          >
            <Show when={left() > nearTheEnd} fallback={<span role="status">{counted(left())}</span>}>
              {missing() === 'reason'
                ? w.reasonShort({ n: shortestVerifyReason })
                : needsReason()
                  ? w.reasonNeeded
                  : w.noteHint}
            </Show>
          </p>
        </div>
        {/* Behind the note: one Tab leads from the tags to the note (faults.md A4). */}
        <Show when={props.verdict === 'rejected'}>
          <ReadyTextList
            texts={draft().tags.flatMap((tag) => ready.of('rejection', tag))}
            insert={(text) => {
              d().setDraft('rejected', { note: insertText(draft().note, text, []) });
              note.focus();
            }}
          />
        </Show>
        <Switch>
          <Match when={d().news().length > 0}>
            <div class="flex flex-col gap-2">
              <StaleChanges changes={d().news()} edits={d().view().edits} now={words.changed} />
              <Show when={!isOver()} fallback={<p class="font-medium">{w.isDecided}</p>}>
                <div>
                  <Button
                    onClick={() => {
                      d().look();
                      setState({ is: 'asking' });
                    }}
                  >
                    {w.look}
                  </Button>
                </div>
              </Show>
            </div>
          </Match>
          <Match when={error()}>{(failure) => <Failed what={w.failed} error={failure()} />}</Match>
        </Switch>
        <div class="flex flex-wrap items-center justify-end gap-2">
          <Show when={!isOver()}>
            <label class="me-auto flex min-h-8 items-center gap-2 text-muted max-sm:w-full">
              <input
                type="checkbox"
                checked={d().autoAdvance()}
                onChange={(event) => d().setAutoAdvance(event.currentTarget.checked)}
                class="accent-accent"
              />
              {walkWords.autoAdvance}
            </label>
          </Show>
          <Button kind="quiet" onClick={d().close}>
            {isOver() ? text.ui.close : text.ui.cancel}
          </Button>
          <Show when={!isOver()}>
            <Button kind="primary" aria-disabled={!may()} aria-keyshortcuts="Control+Enter" onClick={() => void send()}>
              {state().is === 'sent' ? w.sending : sendLabel(d(), props.verdict)}
            </Button>
          </Show>
        </div>
      </div>
    </Dialog>
  );
}

const counted = (left: number) => (left >= 0 ? w.left({ n: left }) : w.tooLong({ n: -left }));

function sendLabel(deciding: Deciding, verdict: DecisionVerdict): string {
  const status = deciding.status();
  const word = status.can ? status.words[verdict] : 'decide';
  return word === 'decide' ? w.send[verdict] : words[word][verdict];
}

/** What one decides about, in the words of the queue. */
function Unmet(props: { unmet: NonNullable<ReturnType<Deciding['view']>['waiting']>['unmet'] }) {
  const { reasons, unknown } = text.decisions;
  return (
    <Show when={props.unmet.length > 0} fallback={<p class="text-muted">{w.allMet}</p>}>
      <div>
        <h3 class="caps mb-1">{w.unmet}</h3>
        <ul class="flex flex-wrap gap-1.5">
          <For each={props.unmet}>
            {({ condition, outcome }) => (
              <li
                class={`rounded-full px-2 py-0.5 text-small font-medium ${outcome === 'not_met' ? 'bg-rejected/10 text-rejected' : 'bg-awaiting/10 text-awaiting'}`}
              >
                {(outcome === 'not_met' ? reasons : unknown)[condition]}
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
