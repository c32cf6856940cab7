import { A, useNavigate, useSearchParams } from '@solidjs/router';
import { Lock } from 'lucide-solid';
import { createEffect, createUniqueId, Match, Show, Switch } from 'solid-js';
import { useMe } from '../accounts/me.ts';
import { createTitle } from '../page/title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';
import { Tabs, tabId } from '../ui/tabs.tsx';
import { BrandingBar } from './company/branding-bar.tsx';
import { CompanyTab } from './company/company-tab.tsx';
import { createBranding } from './company/create-branding.ts';
import { ConditionsTab } from './conditions/conditions-tab.tsx';
import { createConditions } from './conditions/create-conditions.ts';
import { LeaveGuard } from './controls/leave-guard.tsx';
import { SaveBar } from './controls/save-bar.tsx';
import { createTextDrafts } from './ready-texts/create-text-drafts.ts';
import { ReadyTextsTab } from './ready-texts/ready-texts-tab.tsx';
import { createScreening } from './screening/create-screening.ts';
import { ScreeningBar } from './screening/screening-bar.tsx';
import { ScreeningTab } from './screening/screening-tab.tsx';
import { createSigning } from './signature/create-signing.ts';
import { SignatureTab } from './signature/signature-tab.tsx';
import { TagsPanel } from './tags/tags-panel.tsx';
import { words } from './words.ts';

const tabs = ['conditions', 'screening', 'tags', 'texts', 'company', 'signature'] as const;
type Tab = (typeof tabs)[number];

/**
 * /settings, for masters. A new tab has its place in: `tabs` and the `Match` below, its label in `tabs` of shared/text/<language>/settings.ts, a
 * folder beside this file, the causes of its answer in live/stale.ts with their `audience` in shared/fact-effects.ts, and the pages of
 * e2e/accessibility/settings and e2e/languages.
 */
export function SettingsPage() {
  const me = useMe();
  const navigate = useNavigate();
  createTitle(() => [{ label: words.title }]);
  return (
    <Show
      when={me().reviewer.role === 'master'}
      fallback={
        <>
          <h1 class="sr-only">{words.title}</h1>
          <EmptyState
            icon={<Lock size={24} stroke-width={1.5} aria-hidden="true" />}
            title={words.notAllowed}
            detail={words.notAllowedDetail}
            action={<Button onClick={() => navigate('/sessions')}>{words.back}</Button>}
          />
        </>
      }
    >
      <Settings />
    </Show>
  );
}

function Settings() {
  const id = createUniqueId();
  const [search, setSearch] = useSearchParams<{ tab?: string }>();
  const tab = (): Tab => tabs.find((one) => one === search.tab) ?? 'conditions';
  const go = (to: Tab) => setSearch({ tab: to === 'conditions' ? undefined : to }, { replace: true, scroll: false });
  // Above the tabs: unsaved changes survive a switch between them.
  const store = createConditions(() => tab() === 'conditions');
  const screening = createScreening(() => tab() === 'screening');
  const texts = createTextDrafts();
  const branding = createBranding(() => tab() === 'company');
  const signing = createSigning(() => tab() === 'signature');
  createEffect(() =>
    document.getElementById(tabId(id, tab()))?.scrollIntoView?.({ inline: 'center', block: 'nearest' }),
  );
  const refocus = () => heading.focus({ preventScroll: true });
  let heading!: HTMLHeadingElement;
  return (
    <div class="mx-auto flex max-w-300 flex-col gap-4 px-4 pt-6">
      <div>
        <h1 ref={heading} tabindex="-1" class="text-title font-semibold tracking-tight">
          {words.title}
        </h1>
        <div class="mt-2 flex items-end gap-2 border-b border-line">
          <Tabs
            id={id}
            label={words.tabList}
            tabs={tabs.map((value) => ({ value, label: words.tabs[value] }))}
            value={tab()}
            onChange={go}
            // On a phone the row scrolls; the underline of the selected tab overlaps the border below.
            class="-mx-2.5 -mb-px min-w-0 flex-1 overflow-x-auto pb-px [scrollbar-width:none] [&>*]:shrink-0 [&>*]:whitespace-nowrap [&>*]:focus-visible:-outline-offset-2"
          />
          <A
            href="/keys"
            class="inline-flex h-9 shrink-0 items-center rounded-md px-2.5 font-medium text-muted hover:text-text max-sm:hidden"
          >
            {words.keys}
          </A>
        </div>
      </div>
      <div role="tabpanel" aria-labelledby={tabId(id, tab())} class="pb-6">
        <Switch>
          <Match when={tab() === 'conditions'}>
            <ConditionsTab store={store} />
          </Match>
          <Match when={tab() === 'screening'}>
            <ScreeningTab store={screening} refocus={refocus} />
          </Match>
          <Match when={tab() === 'tags'}>
            <TagsPanel />
          </Match>
          <Match when={tab() === 'texts'}>
            <ReadyTextsTab store={texts} />
          </Match>
          <Match when={tab() === 'company'}>
            <CompanyTab store={branding} />
          </Match>
          <Match when={tab() === 'signature'}>
            <SignatureTab store={signing} refocus={refocus} />
          </Match>
        </Switch>
      </div>
      <div class="sticky bottom-0 z-20 -mx-4">
        <BrandingBar store={branding} showForm={() => go('company')} refocus={refocus} />
        <ScreeningBar store={screening} showForm={() => go('screening')} refocus={refocus} />
        <SaveBar store={store} showForm={() => go('conditions')} refocus={refocus} />
      </div>
      <LeaveGuard when={store.isChanged() || screening.isChanged() || branding.isChanged() || texts.isChanged()} />
    </div>
  );
}
