import type { MrzCheck } from '../../shared/mrz.ts';
import { shapeOf } from './mrz-format.ts';
import { itemsOf } from './mrz-items.ts';
import { normaliseMrz } from './mrz-normalise.ts';
import { packageErrors } from './mrz-package.ts';

/** The verdict on a machine-readable zone as a capture client read it. Pure; whatever the input is, it never throws. */
export function checkMrz(raw: string[]): MrzCheck {
  const lines = normaliseMrz(raw);
  const shape = shapeOf(lines);
  if (shape.format === null)
    return { raw, lines, format: null, valid: shape.judged ? false : null, problem: shape.problem, items: [] };
  const items = itemsOf(shape.format, lines, packageErrors(shape.format, lines));
  const wrong = items.some((item) => item.valid === false);
  // A zone with nothing worse than a doubt is still not one to be taken as valid by itself.
  const doubt = items.find((item) => item.valid && item.plain !== null)?.plain ?? null;
  return { raw, lines, format: shape.format, valid: !wrong && doubt === null, problem: wrong ? null : doubt, items };
}
