import type { mentionButton as english } from '../en/mention-button.ts';
import type { Translation } from '../message.ts';

export const mentionButton: Translation<typeof english> = {
  label: 'მოხსენიებები',
  button: '{unread, plural, =0 {მოხსენიებები} other {მოხსენიებები, # წაუკითხავი}}',
  came: '{n, number} ახალი მოხსენიება',
};
