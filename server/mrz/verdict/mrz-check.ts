import type { MrzCheck, MrzFormat } from '../../../shared/document/mrz.ts';
import { shapeOf } from '../reading/mrz-format.ts';
import { normaliseMrz } from '../reading/mrz-normalise.ts';
import { packageErrors } from '../reading/mrz-package.ts';
import { itemsOf } from './mrz-items.ts';

/** The verdict on a machine-readable zone as read by a capture client. Pure; never throws, whatever the input. */
export function checkMrz(raw: string[]): MrzCheck {
  const lines = normaliseMrz(raw);
  const shape = shapeOf(lines);
  if (shape.format === null)
    return { raw, lines, format: null, valid: shape.assessed ? false : null, problem: shape.problem, items: [] };
  const check = checkAs(shape.format, raw, lines);
  if (shape.format !== 'FRENCH_NATIONAL_ID' || check.valid) return check;
  // France may issue a TD2 as well; that all check digits of one match by chance is practically impossible.
  const asTd2 = checkAs('TD2', raw, lines);
  return asTd2.valid ? asTd2 : check;
}

function checkAs(format: MrzFormat, raw: string[], lines: string[]): MrzCheck {
  const items = itemsOf(format, lines, packageErrors(format, lines));
  const wrong = items.some((item) => item.valid === false);
  // A zone with doubts only counts as neither valid nor invalid.
  const doubt = items.find((item) => item.valid && item.plain !== null)?.plain ?? null;
  return {
    raw,
    lines,
    format,
    valid: wrong ? false : doubt === null ? true : null,
    problem: wrong ? null : doubt,
    items,
  };
}
