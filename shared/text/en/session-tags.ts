/** Every word of tags of sessions. */
export const sessionTags = {
  label: 'Tags',
  none: 'No tags',
  edit: 'Edit tags',
  noTags: 'Your company has no tags yet.',
  remove: 'Remove tag {name}',
  create: 'New tag',
  createSend: 'Create',
  createFailed: 'The tag was not created',
  failed: 'The tags were not changed',
} as const;
