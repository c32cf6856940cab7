import type { PrintInput } from '../../../../shared/report/report.ts';
import { note } from './note.ts';
import { at, attemptOf, ben, inputOf, nino, run, viewOf } from './parts.ts';
import { decision, person } from './person.ts';

const long = 'x'.repeat(100_000);
const markup = '<script>alert(1)</script><img src=x onerror=alert(2)><b>bold</b>';
/** Right-to-left override, and an isolate that is never closed. */
const turned = 'abc\u202egpj.exe\u2067 def';

/** All that a subject, a phone or a reviewer could write to break the page. */
export function hostile(): PrintInput {
  const subject = {
    ...person,
    firstName: markup,
    lastName: turned,
    documentNumber: 'W'.repeat(400),
    personalNumber: '</td></tr></table>',
  };
  const input = inputOf(
    viewOf(subject, {
      reference: `${markup} ${turned}`,
      attemptHistory: [
        attemptOf(1, {
          subject,
          userAgent: markup + 'y'.repeat(3000),
          device: { name: markup, kind: 'unknown', browser: turned, os: null },
        }),
      ],
      mrz: {
        raw: [`p<${turned}`, 'Z'.repeat(600)],
        lines: [`P<${turned.toUpperCase()}`, 'Z'.repeat(600)],
        format: null,
        valid: false,
        problem: `No known format: ${markup}`,
        items: [],
      },
      extra: [
        { key: 'a', label: markup, value: turned },
        { key: 'b', label: 'One word of 100,000 letters', value: long },
        { key: 'c', label: 'Words of 100 kB', value: 'слово '.repeat(9000) },
        { key: 'd', label: 'Control', value: 'a\u0000b\u0007c\u200fd' },
      ],
      decisions: [decision(1, { verdict: 'rejected', note: `${markup}\n${turned}`, tags: ['fake', 'unknown-tag'] })],
      state: 'rejected',
      decided: { at: at(2060), verdict: 'rejected', reviewerId: nino, tags: ['fake'] },
    }),
    {
      reviewers: [
        { id: nino, name: `${markup}${turned}` },
        { id: ben, name: 'B'.repeat(300) },
      ],
      note: {
        ...note,
        marks: [{ ...note.marks[0]!, points: [1200, 900, 9000, 9000] }],
        threads: [],
        body: [
          {
            kind: 'paragraph',
            children: [
              run(nino, 1, `${markup} ${turned} `),
              run(ben, 2, 'javascript', { marks: ['link'], href: 'javascript:alert(1)' } as never),
            ],
          },
        ],
      },
    },
  );
  return { ...input, branding: { colour: 'red;}*{display:none', hasLogo: false } };
}
