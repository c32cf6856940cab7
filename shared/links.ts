/** By what two sessions are linked, the strongest first. */
export const linkReasons = [
  'person',
  'personal_number',
  'document',
  'photo',
  'similar_photo',
  'device',
  'address',
] as const;
export type LinkReason = (typeof linkReasons)[number];

/** Facts of a session after which it may be linked to others. */
export const linkingTypes = [
  'attempt.started',
  'document.read',
  'document.chosen',
  'photo.received',
  'subject.edited',
  'link.reviewed',
] as const;

/** What a reviewer says of two linked sessions: whether they show one person. */
export const linkVerdicts = ['same', 'different', 'unsure'] as const;
export type LinkVerdict = (typeof linkVerdicts)[number];
