import { Download } from 'lucide-solid';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { api, certificateUrl } from '../../api.ts';
import { AskOnceMore } from '../../ui/behaviour/ask-once-more.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { CertificateForm } from './certificate-form.tsx';
import type { SigningStore } from './create-signing.ts';
import { words } from './words.ts';

/** Whose certificate signs the reports, and the way to another. */
export function SignatureTab(props: { store: SigningStore; refocus: () => void }) {
  const s = () => props.store;
  const [isAsking, setAsking] = createSignal(false);
  const [announcement, setAnnouncement] = createSignal('');
  return (
    <Switch
      fallback={
        <Late>
          <Skeleton class="h-60 w-full" />
        </Late>
      }
    >
      <Match when={s().failure()}>
        {(error) => <ErrorState what={words.failed} error={error()} retry={() => void s().load()} />}
      </Match>
      <Match when={s().stored()}>
        {(stored) => (
          <div class="flex max-w-none flex-col gap-3">
            <p class="text-muted">{words.lead}</p>
            <p role="status" class="empty:hidden">
              {announcement()}
            </p>
            <Card
              id="signing"
              title={words.signs}
              actions={
                <Show when={stored().own}>
                  <Button kind="danger" size="small" onClick={() => setAsking(true)}>
                    {words.remove.label}
                  </Button>
                </Show>
              }
            >
              <p class="font-medium">{stored().own ? words.own : words.installation}</p>
              <Show when={!stored().own}>
                <p class="text-muted">{words.installationHelp}</p>
              </Show>
              <div class="mt-3">
                <CertificateFacts certificate={stored().own ?? stored().installation} isOwn={stored().own !== null} />
              </div>
              <Show when={!stored().own}>
                <CertificateLink />
              </Show>
            </Card>
            <CertificateForm
              isNewer={stored().own !== null}
              onTaken={() => {
                setAnnouncement(words.upload.done);
                void s().load();
              }}
            />
            <Show when={stored().own}>
              <Card id="installation-certificate" title={words.other}>
                <p class="mb-2 text-muted">{words.otherHelp}</p>
                <CertificateFacts certificate={stored().installation} isOwn={false} />
                <CertificateLink />
              </Card>
            </Show>
            <Show when={isAsking()}>
              <AskOnceMore
                words={words.remove}
                act={() => api.removeCertificate()}
                onClose={() => setAsking(false)}
                onDone={() => {
                  setAsking(false);
                  setAnnouncement(words.remove.done);
                  // The button that was pressed goes with the certificate.
                  void s().load().then(props.refocus);
                }}
              />
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  );
}

/** To hand to regulators. */
function CertificateLink() {
  return (
    <a
      href={certificateUrl}
      download=""
      rel="external"
      class="mt-2 inline-flex items-center gap-1.5 rounded font-medium text-accent underline underline-offset-2"
    >
      <Download size={14} stroke-width={1.75} aria-hidden="true" />
      {words.download}
    </a>
  );
}
