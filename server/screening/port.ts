import type { ListedPerson, Reason, ScreenedList } from '../../shared/screening/screening.ts';
import type { ScreeningQuery } from '../checks/screening-query.ts';

/** A listed person and how well it matches. */
export interface Candidate {
  list: ScreenedList;
  person: ListedPerson;
  /** Hash of `person`: a different hash means a changed entry. */
  hash: string;
  /** 0 to 1. */
  score: number;
  reasons: Reason[];
}

export interface Answer {
  provider: 'lists' | 'yente';
  lists: ScreenedList[];
  /** Name and version of the scoring algorithm. */
  algorithm: string;
  /** Best first: all at or above the threshold, up to a limit, and the best of those with a similar name. */
  candidates: Candidate[];
}

/** Screening is currently unavailable. The message must not contain data of the query. */
export class ProviderDown extends Error {
  override readonly name: string = 'ProviderDown';
}

/** A source of screening results: the imported lists, or an outside server. */
export interface ScreeningProvider {
  /** Prepares the first query; may take a second. */
  warm?(): Promise<void>;
  /** Version of the outside server's data; may be an hour old. @throws ProviderDown */
  outsideList?(): Promise<ScreenedList>;
  /** @throws ProviderDown if it is unavailable: the query is retried later */
  screen(query: ScreeningQuery, settings: { companyId: string; threshold: number }): Promise<Answer>;
}
