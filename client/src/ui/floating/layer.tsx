import { I18nProvider } from '@kobalte/core/i18n';
import type { ParentProps } from 'solid-js';
import { Portal } from 'solid-js/web';
import { landmarkOf } from './float.ts';

/**
 * Where Kobalte's panels are rendered: inside the landmark of their button, above everything, never clipped. Its positioner is
 * absolute in this fixed box, so that coordinates are those of the window.
 */
export function Layer(props: ParentProps<{ button: HTMLElement }>) {
  return (
    // Kobalte takes only the text direction from the locale, and by default uses the browser's instead of the page's.
    <I18nProvider locale={document.dir === 'rtl' ? 'ar' : 'en'}>
      <Portal mount={landmarkOf(props.button)}>
        <div class="pointer-events-none fixed inset-0 z-50">{props.children}</div>
      </Portal>
    </I18nProvider>
  );
}

/** Classes of every panel. */
export const panelClass =
  'fade-in pointer-events-auto max-w-[calc(100vw-16px)] rounded-lg border border-line bg-raised shadow-float outline-none';

/** Pixels between a button and its panel. */
export const gutterPx = 4;
