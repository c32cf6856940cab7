import { sentence } from '../../text/visible.ts';

/** Every word of the editor. Another language is another object of this shape. */
export const words = {
  toolbar: 'Format',
  label: 'Note of this session',
  placeholder: 'Write what you see and why you decide. @ names a colleague, # a field, an MRZ item or a mark.',
  heading: 'Heading',
  subheading: 'Subheading',
  bold: 'Bold',
  italic: 'Italic',
  bullets: 'List',
  numbers: 'Numbered list',
  checks: 'Checklist',
  quote: 'Quote',
  link: 'Link',
  insert: 'Insert',
  mention: 'Mention a colleague',
  reference: 'Refer to a field, an MRZ item or a mark',
  templates: 'Templates',
  more: 'Who and when',
  authors: 'Show who wrote what',
  history: 'History of this note',
  undo: 'Undo my last change',
  redo: 'Redo',
  address: 'Address of the link',
  setLink: 'Set link',
  removeLink: 'Remove link',
  badLink: 'Only web and mail addresses can be links.',
  openLink: (keys: string) => `${keys}+click opens it`,
  tooLarge: 'This is too much to paste into a note. The limit is 200 kB of text or about 3,000 lines.',
  goTo: (keys: string) => `A click, or ${keys} beside it, goes there`,
  gone: 'is not on the page any more',
  writtenBy: (name: string, at: string | null) => (at ? sentence`${name}, ${at}` : name),
  unknownWriter: 'Not known yet',
  unknownColleague: 'Unknown colleague',
  legend: 'Written by',
  mrz: (item: string) => `MRZ: ${item}`,
};

/** Common notes. `text` is put in at the caret, a paragraph a line; a line that begins with `- ` is a check to be ticked. */
export const templates: readonly { name: string; lines: readonly string[] }[] = [
  {
    name: 'Document is doubtful',
    lines: [
      'The document is doubtful:',
      '- Hologram or other optical feature not seen to move',
      '- Fonts or spacing differ from genuine specimens',
      '- Photo edge or surface shows a cut or an overlay',
      'Seen at:',
    ],
  },
  {
    name: 'Face does not match well',
    lines: [
      'Portrait and selfie compared side by side. Alike:',
      'Different:',
      'The level is explained by age, light or pose:',
    ],
  },
  {
    name: 'MRZ and front differ',
    lines: ['The machine-readable zone and the front differ in:', 'A misread character, or a changed document:'],
  },
  {
    name: 'PEP or sanctions hit cleared',
    lines: [
      'The hit is another person. Compared:',
      '- Full name and aliases',
      '- Date and place of birth',
      '- Nationality',
      'Source looked at:',
    ],
  },
  {
    name: 'Spoken to the subject',
    lines: ['Called the subject. Asked:', 'Answered:', 'Agreed:'],
  },
  {
    name: 'Hand-over for a second pair of eyes',
    lines: ['I would decide:', 'Because:', 'Please look again at:'],
  },
];
