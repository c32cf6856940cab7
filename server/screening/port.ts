import type { ListedPerson, Reason, ScreenedList } from '../../shared/screening/screening.ts';
import type { ScreeningQuery } from '../checks/screening-query.ts';

/** A listed person, and how well that person fits. */
export interface Candidate {
  list: ScreenedList;
  person: ListedPerson;
  /** Of `person`: another hash is another entry. */
  hash: string;
  /** 0 to 1. */
  score: number;
  reasons: Reason[];
}

export interface Answer {
  provider: 'lists' | 'yente';
  lists: ScreenedList[];
  /** Name and version of what scored. */
  algorithm: string;
  /** Best first: all at or above the threshold, up to a bound, and the best of what is alike in name. */
  candidates: Candidate[];
}

/** Nobody can be screened now. Nothing of what was asked is in the message. */
export class ProviderDown extends Error {
  override readonly name: string = 'ProviderDown';
}

/** Who may be asked about a person: the lists that are imported here, or an outside server. */
export interface ScreeningProvider {
  /** Makes ready for the first question; it may take a second. */
  warm?(): Promise<void>;
  /** What an outside server has now; it may be an hour behind. @throws ProviderDown */
  outsideList?(): Promise<ScreenedList>;
  /** @throws ProviderDown when it cannot answer now: it is asked again later */
  screen(query: ScreeningQuery, settings: { companyId: string; threshold: number }): Promise<Answer>;
}
