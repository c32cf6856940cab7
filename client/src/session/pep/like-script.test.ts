import { expect, it } from 'vitest';
import { isLikeScript } from './like-script.ts';

it('the native name is shown beside a listed name of its script, and not where Latin is compared with Latin (faults.md C)', () => {
  expect(isLikeScript('ლუკა წერეთელი', 'ლუკა წერეთელი', 'Luka Tsereteli')).toBe(true);
  expect(isLikeScript('Андрій Гончаренко', 'Андрей Гончаренко', 'Andrii Honcharenko')).toBe(true);
  expect(isLikeScript('ლუკა წერეთელი', 'Luka Tsereteli', 'Luka Tsereteli')).toBe(false);
  expect(isLikeScript('ლუკა წერეთელი', 'Лука Церетели', 'Luka Tsereteli')).toBe(false);
  expect(isLikeScript('Małgorzata', 'Malgorzata', 'Malgorzata')).toBe(false);
});
