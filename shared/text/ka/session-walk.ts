import type { sessionWalk as english } from '../en/session-walk.ts';
import type { Translation } from '../message.ts';

export const sessionWalk: Translation<typeof english> = {
  place: '{at} / {of}',
  more: '{n}+',
  next: 'შემდეგი: {list}',
  previous: 'წინა: {list}',
  end: 'მეტი სესია არ არის: {list}',
  keys: { next: 'სიის შემდეგი სესია', previous: 'სიის წინა სესია' },
  autoAdvance: 'დასრულებისას მომდევნო სესიის გახსნა',
};
