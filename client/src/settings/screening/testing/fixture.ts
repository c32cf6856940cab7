import type { ListVersionView, ListView, ScreeningSettings } from '../../../../../shared/api/screening.ts';

export const version: ListVersionView = {
  ...{ number: 2, date: '2026-11-20', importedAt: '2026-11-21T10:00:00.000Z', importedBy: null },
  files: [{ name: 'sdn.csv', bytes: 5_400_000, sha256: 'x' }],
  ...{ entries: 18_345, persons: 7_412, names: 19_873, added: 0, changed: 0, removed: 0, kinds: null },
};
export const ofac: ListView = {
  ...{ id: 'ofac', title: 'OFAC SDN', authority: 'United States', format: 'ofac_csv', own: false, connected: true },
  ...{ official: 'ofac', topic: null, sheet: null },
  ...{ embedded: true, current: version, importing: null, failure: null, schedule: null },
};
export const mine: ListView = {
  ...{
    ...ofac,
    id: 'mine',
    title: 'Our list',
    format: 'opensanctions_csv',
    own: true,
    embedded: false,
    official: null,
  },
  current: { ...version, importedBy: 'ben' },
};
export const stored: ScreeningSettings = {
  ...{ version: 4, threshold: 0.7, carryOver: false, provider: 'lists', lists: [ofac, mine], rescreening: null },
};
