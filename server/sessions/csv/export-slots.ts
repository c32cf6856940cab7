import { Problem } from '../../http/errors/problem.ts';

/** Exports under way at this node. */
const mostRunning = { ofLogin: 1, ofCompany: 3 };
/** Seconds after which to ask again. */
const pauseSeconds = 5;

/** Who has a CSV export under way at this node. */
export class ExportSlots {
  readonly #running: { loginId: string; companyId: string }[] = [];

  /** @returns gives it back. @throws Problem rate_limited, with Retry-After */
  take(login: { loginId: string; companyId: string }): () => void {
    const of = (key: 'loginId' | 'companyId') => this.#running.filter((one) => one[key] === login[key]).length;
    if (of('loginId') >= mostRunning.ofLogin) throw tooMany('Your export before this one is still running.');
    if (of('companyId') >= mostRunning.ofCompany) {
      throw tooMany(`${mostRunning.ofCompany} exports of your company are running.`);
    }
    const mine = { loginId: login.loginId, companyId: login.companyId };
    this.#running.push(mine);
    return () => {
      const at = this.#running.indexOf(mine);
      if (at >= 0) this.#running.splice(at, 1);
    };
  }
}

const tooMany = (detail: string): Problem => new Problem('rate_limited', detail, { retryAfter: pauseSeconds });
