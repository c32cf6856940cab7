/** Every word of tags of sessions. */
export const sessionTags = {
  label: 'Tags',
  none: 'No tags',
  edit: 'Edit tags',
  noTags: 'Your company has no tags yet.',
  remove: 'Remove tag {name}',
  create: 'New tag',
  createSend: 'Create',
  createFailed: 'Couldn’t create the tag',
  failed: 'Couldn’t change tags',
} as const;
