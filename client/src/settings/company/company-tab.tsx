import { Match, Switch } from 'solid-js';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { BrandingCard } from './branding-card.tsx';
import { colourOf } from './contrast.ts';
import type { BrandingStore } from './create-branding.ts';
import { LogoCard } from './logo-card.tsx';
import { ReportHead } from './report-head.tsx';
import { words } from './words.ts';

/** How the company appears: name, colour and logo, beside the head of a report as it will look. */
export function CompanyTab(props: { store: BrandingStore }) {
  const s = () => props.store;
  return (
    <Switch
      fallback={
        <Late>
          <div class="grid gap-3 lg:grid-cols-2">
            <Skeleton class="h-60 w-full" />
            <Skeleton class="h-60 w-full" />
          </div>
        </Late>
      }
    >
      <Match when={s().failure()}>
        {(error) => <ErrorState what={words.failed} error={error()} retry={() => void s().load()} />}
      </Match>
      <Match when={s().stored()}>
        {(stored) => (
          <>
            <p class="mb-3 text-muted">{words.lead}</p>
            <div class="grid items-start gap-3 lg:grid-cols-2">
              <div class="flex flex-col gap-3">
                <BrandingCard store={s()} />
                <LogoCard store={s()} />
              </div>
              <div class="lg:sticky lg:top-3">
                <ReportHead
                  name={stored().name}
                  colour={colourOf(s().draft().colour) ?? stored().colour}
                  logo={stored().logo}
                />
              </div>
            </div>
          </>
        )}
      </Match>
    </Switch>
  );
}
