import { sentence } from '../text/visible.ts';

/** Every word of tags of sessions. */
export const words = {
  label: 'Tags',
  none: 'No tags',
  edit: 'Edit tags',
  noTags: 'Your company has no tags yet.',
  remove: (name: string) => sentence`Remove tag ${name}`,
  create: 'New tag',
  createSend: 'Create',
  createFailed: 'The tag was not created',
  failed: 'The tags were not changed',
};
