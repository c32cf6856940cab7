import {
  Bookmark,
  BookOpen,
  CircleX,
  Download,
  Hourglass,
  IdCard,
  Keyboard,
  KeyRound,
  LogOut,
  Monitor,
  Moon,
  Rows2,
  Rows3,
  Settings,
  ShieldAlert,
  ShieldCheck,
  Sun,
} from 'lucide-solid';
import type { JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Me } from '../../../shared/api/review.ts';
import type { SavedFilter } from '../../../shared/api/saved-filters.ts';
import type { Person } from '../../../shared/live/presence.ts';
import { type SessionRow, sessionStates } from '../../../shared/session/session.ts';
import { words as check } from '../check/words.ts';
import { listKinds, placeOf } from '../listing/list-kinds.ts';
import type { SearchedState } from '../listing/sought-words.ts';
import { setTheme, themes } from '../page/theme.ts';
import { listingOf } from '../saved-filters/chosen-filter.ts';
import { fullName } from '../session-model/session-name.ts';
import { StateIcon } from '../session-model/state-mark.tsx';
import { densities, setDensity } from '../sessions/rows/density.ts';
import { text } from '../text/text.ts';
import { Avatar } from '../ui/avatar.tsx';

/** One entry of the palette: a place to go, or an action. */
export type Entry = { key: string; label: string; detail?: string; icon: () => JSX.Element } & (
  | { href: string; kind: 'page' | 'window'; state?: SearchedState | undefined }
  | { run: () => void }
);

const words = text.palette;
const icon = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true', class: 'shrink-0 text-muted' } as const;
const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;
const densityIcons = { comfortable: Rows2, compact: Rows3 } as const;

export const sessionEntry = (row: SessionRow): Entry => ({
  key: `session-${row.id}`,
  label: fullName(row) || text.sessions.noName,
  detail: [text.sessions.states[row.state], row.documentNumber ?? row.reference ?? row.id].join(' · '),
  icon: () => <StateIcon state={row.state} />,
  href: `/sessions/${row.id}`,
  kind: 'page',
});

/** Colleagues who have a session open; others have no page to go to. */
export const personEntries = (people: readonly Person[]): Entry[] =>
  people.flatMap((person): Entry[] => {
    const at = person.sessionIds.at(-1);
    if (at === undefined) return [];
    const face = () => <Avatar name={person.name} colour={person.colour} size={20} ornament />;
    const label = words.follow({ name: person.name });
    return [{ key: `person-${person.reviewerId}`, label, icon: face, href: `/sessions/${at}`, kind: 'page' }];
  });

const bookOf = ({ list }: SavedFilter) => listKinds[list === 'sessions' ? 'all' : list];

export const pageEntries = (role: Me['reviewer']['role'], saved: readonly SavedFilter[]): Entry[] => [
  { key: 'page-all', label: text.sessions.title, icon: () => <IdCard {...icon} />, href: '/sessions', kind: 'page' },
  { key: 'page-queue', label: text.frame.queue, icon: () => <Hourglass {...icon} />, href: '/queue', kind: 'page' },
  {
    key: 'page-rejections',
    label: text.frame.rejections,
    icon: () => <CircleX {...icon} />,
    href: '/rejections',
    kind: 'page',
  },
  {
    key: 'page-alerts',
    label: text.frame.alerts,
    icon: () => <ShieldAlert {...icon} />,
    href: '/alerts',
    kind: 'page',
  },
  // In a separate window: unsaved input on this page is not lost.
  { key: 'page-check', label: check.title, icon: () => <ShieldCheck {...icon} />, href: '/check', kind: 'window' },
  ...sessionStates.map(
    (state): Entry => ({
      key: `page-${state}`,
      label: words.sessionsOf({ what: text.sessions.states[state] }),
      icon: () => <StateIcon state={state} />,
      href: `/sessions?state=${state}`,
      kind: 'page',
    }),
  ),
  ...saved.map(
    (one): Entry => ({
      key: `saved-${one.id}`,
      label: words.sessionsOf({ what: one.name }),
      icon: () => <Bookmark {...icon} />,
      ...placeOf(bookOf(one), listingOf(bookOf(one), one)),
      kind: 'page',
    }),
  ),
  ...(role === 'master'
    ? [
        {
          key: 'settings',
          label: text.frame.settings,
          icon: () => <Settings {...icon} />,
          href: '/settings',
          kind: 'page',
        } as const,
        {
          key: 'keys',
          label: text.keys.title,
          icon: () => <KeyRound {...icon} />,
          href: '/keys',
          kind: 'page',
        } as const,
      ]
    : []),
];

/** `filtered`: whether the open list is filtered, and so its export. */
export const commandEntries = (does: {
  filtered: boolean;
  exportCsv: () => void;
  shortcuts: () => void;
  signOut: () => void;
}): Entry[] => [
  {
    key: 'csv',
    label: text.sessions.export,
    detail: does.filtered ? words.csvFiltered : words.csvAll,
    icon: () => <Download {...icon} />,
    run: does.exportCsv,
  },
  ...themes.map(
    (value): Entry => ({
      key: `theme-${value}`,
      label: `${text.frame.theme.label}: ${text.frame.theme[value].toLocaleLowerCase()}`,
      icon: () => <Dynamic component={themeIcons[value]} {...icon} />,
      run: () => setTheme(value),
    }),
  ),
  ...densities.map(
    (value): Entry => ({
      key: `density-${value}`,
      label: `${text.sessions.density.label}: ${text.sessions.density[value].toLocaleLowerCase()}`,
      icon: () => <Dynamic component={densityIcons[value]} {...icon} />,
      run: () => setDensity(value),
    }),
  ),
  { key: 'help', label: text.frame.shortcuts, icon: () => <Keyboard {...icon} />, run: does.shortcuts },
  { key: 'docs', label: text.frame.apiDocs, icon: () => <BookOpen {...icon} />, href: '/docs', kind: 'window' },
  { key: 'out', label: text.frame.signOut, icon: () => <LogOut {...icon} />, run: does.signOut },
];
