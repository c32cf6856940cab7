import type { mentionButton as english } from '../en/mention-button.ts';
import type { Translation } from '../message.ts';

export const mentionButton: Translation<typeof english> = {
  label: 'الإشارات',
  button:
    '{unread, plural, =0 {الإشارات} one {الإشارات، واحدة غير مقروءة} two {الإشارات، اثنتان غير مقروءتين} few {الإشارات، # غير مقروءة} many {الإشارات، # غير مقروءة} other {الإشارات، # غير مقروءة}}',
  came: '{n, plural, one {إشارة جديدة واحدة} two {إشارتان جديدتان} few {# إشارات جديدة} many {# إشارة جديدة} other {# إشارة جديدة}}',
};
