import {
  BookOpen,
  CircleX,
  Hourglass,
  IdCard,
  Menu as MenuIcon,
  PanelLeftClose,
  PanelLeftOpen,
  Search,
  Settings,
  ShieldAlert,
} from 'lucide-solid';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useMe } from '../accounts/me.ts';
import { useLive } from '../live/store.ts';
import { Logo } from '../page/logo.tsx';
import { theme } from '../page/theme.ts';
import { densityItems } from '../sessions/rows/view-menu.tsx';
import { text } from '../text/text.ts';
import { Avatar } from '../ui/avatar.tsx';
import { createStoredChoice } from '../ui/behaviour/stored-choice.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu, type MenuItem } from '../ui/floating/menu.tsx';
import {
  docs,
  icon,
  keysItem,
  languageItems,
  leave,
  settingsItem,
  shortcutsItem,
  themeIcons,
  themeItems,
} from './menu-items.tsx';
import { Place, placeClass } from './place.tsx';

const [rail, setRail] = createStoredChoice(
  'rail',
  ['narrow', 'wide'],
  matchMedia('(min-width: 1600px)').matches ? 'wide' : 'narrow',
);
export const toggleRail = () => setRail(rail() === 'wide' ? 'narrow' : 'wide');

/** What a person may reach from everywhere: only what exists. */
export function Rail(props: {
  signOut: () => void;
  go: (path: string) => void;
  openAlerts: number;
  shortcuts: () => void;
}) {
  const me = useMe();
  const live = useLive();
  const wide = () => rail() === 'wide';
  return (
    <nav
      aria-label={text.frame.navigation}
      class={`flex shrink-0 flex-col gap-1 border-e border-line bg-surface px-2 py-2 transition-[width] duration-150 ease-out max-sm:hidden ${wide() ? 'w-55' : 'w-14'}`}
    >
      <div class="mb-2 flex h-8 items-center gap-2 overflow-hidden ps-1.5">
        <Logo size={28} />
        <Show when={wide()}>
          <span class="truncate text-[14px] font-semibold tracking-tight">{me().company.name}</span>
        </Show>
      </div>
      <Show when={me().company.demo}>
        <span
          data-tip={text.frame.demoHint}
          data-tip-side="end"
          class={`mb-1 text-small font-medium text-accent ${wide() ? 'ps-3' : 'text-center'}`}
        >
          {text.frame.demo}
        </span>
      </Show>
      <Place href="/sessions" label={text.frame.sessions} wide={wide()} icon={<IdCard {...icon} />} />
      <Place
        href="/queue"
        label={text.frame.queue}
        wide={wide()}
        icon={<Hourglass {...icon} class="shrink-0" />}
        count={live.counts()?.awaiting_action ?? 0}
        counted={(n) => text.frame.waiting({ n })}
      />
      <Place
        href="/rejections"
        label={text.frame.rejections}
        wide={wide()}
        icon={<CircleX {...icon} class="shrink-0" />}
      />
      <Place
        href="/alerts"
        label={text.frame.alerts}
        wide={wide()}
        icon={<ShieldAlert {...icon} class="shrink-0" />}
        count={props.openAlerts}
        counted={(n) => text.frame.openAlerts({ n })}
      />
      <Show when={me().reviewer.role === 'master'}>
        <Place
          href="/settings"
          label={text.frame.settings}
          wide={wide()}
          icon={<Settings {...icon} class="shrink-0" />}
        />
      </Show>
      <div class="flex-1" />
      <a
        href="/docs"
        target="_blank"
        rel="noopener"
        class={placeClass}
        data-tip={wide() ? undefined : text.frame.apiDocs}
        data-tip-side="end"
      >
        <BookOpen {...icon} class="shrink-0" />
        <span class={wide() ? '' : 'sr-only'}>{text.frame.apiDocs}</span>
      </a>
      <Menu
        label={text.frame.theme.label}
        side="above"
        items={themeItems()}
        trigger={(attributes) => (
          <button
            type="button"
            {...attributes}
            class={placeClass}
            data-tip={wide() ? undefined : text.frame.theme.label}
            data-tip-side="end"
          >
            <Dynamic component={themeIcons[theme()]} {...icon} class="shrink-0" />
            <span class={wide() ? '' : 'sr-only'}>{text.frame.theme.label}</span>
          </button>
        )}
      />
      <button
        type="button"
        onClick={toggleRail}
        aria-expanded={wide()}
        class={placeClass}
        data-tip={wide() ? undefined : text.frame.openRail}
        data-tip-side="end"
      >
        <Show when={wide()} fallback={<PanelLeftOpen {...icon} class="shrink-0 rtl:-scale-x-100" />}>
          <PanelLeftClose {...icon} class="shrink-0 rtl:-scale-x-100" />
        </Show>
        <span class={wide() ? '' : 'sr-only'}>{wide() ? text.frame.closeRail : text.frame.openRail}</span>
      </button>
      <Menu
        label={text.frame.profile({ name: me().reviewer.name })}
        side="above"
        items={[
          { heading: `${me().reviewer.name} · ${text.frame.role[me().reviewer.role]}` },
          { note: me().reviewer.email },
          'line',
          ...languageItems(),
          'line',
          ...keysItem(me().reviewer.role, props.go),
          shortcutsItem(props.shortcuts),
          leave(() => props.signOut()),
        ]}
        trigger={(attributes) => (
          <button
            type="button"
            {...attributes}
            data-tip={text.frame.profile({ name: me().reviewer.name })}
            data-tip-side="end"
            class="flex h-10 items-center gap-2.5 overflow-hidden rounded-md ps-1.5 pe-2 text-start hover:bg-sunk"
          >
            <Avatar name={me().reviewer.name} colour={me().reviewer.colour} size={28} ornament />
            <span class="sr-only">{text.frame.profile({ name: me().reviewer.name })}</span>
            <Show when={wide()}>
              <span class="min-w-0" aria-hidden="true">
                <span class="block truncate leading-4 font-medium">{me().reviewer.name}</span>
                <span class="block truncate text-small leading-4 text-muted">
                  {text.frame.role[me().reviewer.role]}
                </span>
              </span>
            </Show>
          </button>
        )}
      />
    </nav>
  );
}

/** The same as the rail and the faces in the top bar, where there is no room for them. */
export function SmallMenu(props: {
  signOut: () => void;
  go: (path: string) => void;
  openPalette: () => void;
  openAlerts: number;
  shortcuts: () => void;
}) {
  const me = useMe();
  const live = useLive();
  const people = (): MenuItem[] => {
    const here = live.people();
    if (here.length === 0) return [];
    return [
      { heading: text.frame.online({ n: here.length }) },
      ...here.map((person): MenuItem => {
        const at = person.sessionIds.at(-1);
        const face = <Avatar name={person.name} colour={person.colour} size={20} ornament />;
        if (at === undefined) return { note: person.name };
        return { label: text.frame.looksAt({ name: person.name }), icon: face, run: () => props.go(`/sessions/${at}`) };
      }),
    ];
  };
  return (
    <div class="sm:hidden">
      <Menu
        label={text.frame.menu}
        items={[
          { label: text.palette.open, icon: <Search {...icon} />, run: () => props.openPalette() },
          { label: text.frame.sessions, icon: <IdCard {...icon} />, run: () => props.go('/sessions') },
          {
            label: text.frame.queue,
            icon: <Hourglass {...icon} />,
            hint: String(live.counts()?.awaiting_action ?? ''),
            run: () => props.go('/queue'),
          },
          { label: text.frame.rejections, icon: <CircleX {...icon} />, run: () => props.go('/rejections') },
          {
            label: text.frame.alerts,
            icon: <ShieldAlert {...icon} />,
            hint: props.openAlerts > 0 ? String(props.openAlerts) : '',
            run: () => props.go('/alerts'),
          },
          ...settingsItem(me().reviewer.role, props.go),
          ...keysItem(me().reviewer.role, props.go),
          docs(),
          ...people(),
          ...themeItems(),
          ...languageItems(),
          ...densityItems(),
          { heading: `${me().reviewer.name} · ${text.frame.role[me().reviewer.role]}` },
          shortcutsItem(props.shortcuts),
          leave(() => props.signOut()),
        ]}
        trigger={(attributes) => (
          <IconButton {...attributes} aria-label={text.frame.menu}>
            <MenuIcon {...icon} />
          </IconButton>
        )}
      />
    </div>
  );
}
