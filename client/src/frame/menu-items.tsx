import { BookOpen, Keyboard, KeyRound, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-solid';
import { Dynamic } from 'solid-js/web';
import type { Me } from '../../../shared/api/review.ts';
import { type Language, languageNames, languages } from '../../../shared/text/language.ts';
import { api } from '../api.ts';
import { rememberLanguage } from '../page/language-choice.ts';
import { setTheme, type Theme, theme, themes } from '../page/theme.ts';
import { language } from '../text/language.ts';
import { text } from '../text/text.ts';
import type { MenuItem } from '../ui/floating/menu.tsx';

export const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;
export const icon = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

export const themeItems = (): MenuItem[] => [
  { heading: text.frame.theme.label },
  ...themes.map((value: Theme) => ({
    label: text.frame.theme[value],
    icon: <Dynamic component={themeIcons[value]} {...icon} />,
    get checked() {
      return theme() === value;
    },
    keepOpen: true,
    run: () => setTheme(value),
  })),
];
/** Each language in its own name. If one fails to load, the page does not change. */
export const languageItems = (): MenuItem[] => [
  { heading: text.frame.language },
  ...languages.map((value) => ({
    label: languageNames[value],
    get checked() {
      return language() === value;
    },
    keepOpen: true,
    run: () => void chooseLanguage(value),
  })),
];

async function chooseLanguage(value: Language): Promise<void> {
  try {
    await rememberLanguage(value);
    await api.chooseLanguage(value);
  } catch {
    // On failure the language is unchanged, or changed in this browser only.
  }
}

export const docs = (): MenuItem => ({ label: text.frame.apiDocs, icon: <BookOpen {...icon} />, href: '/docs' });
export const leave = (signOut: () => void): MenuItem => ({
  label: text.frame.signOut,
  icon: <LogOut {...icon} />,
  run: signOut,
});

/** The shortcut sheet, with the setting for single keys. */
export const shortcutsItem = (open: () => void): MenuItem => ({
  label: text.frame.shortcuts,
  icon: <Keyboard {...icon} />,
  run: open,
});

/** Only masters manage API keys. */
export const keysItem = (role: Me['reviewer']['role'], go: (path: string) => void): MenuItem[] =>
  role === 'master' ? [{ label: text.keys.title, icon: <KeyRound {...icon} />, run: () => go('/keys') }] : [];

export const settingsItem = (role: Me['reviewer']['role'], go: (path: string) => void): MenuItem[] =>
  role === 'master' ? [{ label: text.frame.settings, icon: <Settings {...icon} />, run: () => go('/settings') }] : [];
