/** Why a change is not taken. Nothing is wrong with one that finds the note `full`, or that may come `later`. */
export type RefusedAs = 'malformed' | 'too_large' | 'full' | 'later';

/** A change that is refused before Yjs sees it. The message names a rule, and never what the change contained. */
export class UpdateRefused extends Error {
  readonly as: RefusedAs;

  constructor(as: RefusedAs, rule: string) {
    super(rule);
    this.name = 'UpdateRefused';
    this.as = as;
  }
}

export const malformed = (rule: string): UpdateRefused => new UpdateRefused('malformed', rule);
export const tooLarge = (rule: string): UpdateRefused => new UpdateRefused('too_large', rule);
