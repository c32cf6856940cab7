import type { DecisionView } from '../../../../shared/decision/decision.ts';
import { at, conditionsAtEnd, id, nino } from './parts.ts';

export const person = {
  firstName: 'Nino',
  lastName: 'Kapanadze',
  documentNumber: '20AB12345',
  personalNumber: '01024012345',
  sex: 'F' as const,
  birthDate: '1988-01-10',
  issueDate: '2023-04-16',
  expirationDate: '2033-04-15',
  nationality: 'GEO',
};

export const decision = (n: number, over: Partial<DecisionView>): DecisionView => ({
  id: id(4, n),
  kind: 'decided',
  verdict: 'verified',
  reviewerId: nino,
  at: at(2000 + n * 60),
  note: '',
  tags: [],
  step: null,
  conditions: conditionsAtEnd,
  conditionsVersion: 7,
  ...over,
});
