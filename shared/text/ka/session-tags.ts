import type { sessionTags as english } from '../en/session-tags.ts';
import type { Translation } from '../message.ts';

export const sessionTags: Translation<typeof english> = {
  label: 'თეგები',
  none: 'თეგების გარეშე',
  edit: 'თეგების შეცვლა',
  noTags: 'თქვენს კომპანიას თეგები ჯერ არ აქვს.',
  remove: 'თეგის მოხსნა: {name}',
  create: 'ახალი თეგი',
  createSend: 'შექმნა',
  createFailed: 'თეგი ვერ შეიქმნა',
  failed: 'თეგები ვერ შეიცვალა',
};
