import { createEffect, createRoot } from 'solid-js';
import { createStoredChoice } from '../ui/behaviour/stored-choice.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const [theme, setTheme] = createStoredChoice<Theme>('theme', themes, 'system');

export { setTheme, theme };

createRoot(() =>
  createEffect(() => {
    if (theme() === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme();
  }),
);
