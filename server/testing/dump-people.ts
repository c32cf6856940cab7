import type { NewReviewer } from '../accounts/companies/commands/make-company.ts';

/** The secret that the dumps' keys are sealed with. */
export const dumpSecret = 'd'.repeat(40);

/** The reviewers in every dump: invented, with a password that is known. */
export const dumpPeople = {
  password: 'a password for dumps',
  reviewers: [
    { name: 'Nino Beridze', email: 'nino@dump.example', role: 'master' },
    { name: 'Oleksandr Koval', email: 'oleksandr@dump.example', role: 'agent' },
    { name: 'Layla Haddad', email: 'layla@dump.example', role: 'agent' },
  ] satisfies NewReviewer[],
};
