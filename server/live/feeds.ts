import type { Context } from '../context.ts';
import type { Every } from '../log/follow.ts';
import { type Audience, Feed } from './feed.ts';

/** Milliseconds: the maximum delay of a viewer when a hint was lost. One small query per node. */
const sweepEvery = 1_000;

/** The feeds of this node: one for each company with a subscriber here. */
export class Feeds {
  readonly #ctx: Pick<Context, 'db' | 'notifier' | 'logger'>;
  readonly #audience: Audience;
  readonly #feeds = new Map<string, { feed: Feed; users: number }>();
  readonly #stops: (() => void)[];

  constructor(ctx: Pick<Context, 'db' | 'notifier' | 'logger'>, audience: Audience, repeat: Every) {
    this.#ctx = ctx;
    this.#audience = audience;
    const sweep = (): void => void this.sweep();
    this.#stops = [
      ctx.notifier.listen((m) => {
        if (m.type === 'log') this.#feeds.get(m.companyId)?.feed.hint(m.seq);
      }),
      ctx.notifier.onReconnect(sweep),
      repeat(sweepEvery, sweep),
    ];
  }

  /** The first user starts the reader, the last one stops it. */
  use(companyId: string): { feed: Feed; done: () => void } {
    const held = this.#feeds.get(companyId) ?? { feed: new Feed(companyId, this.#ctx, this.#audience), users: 0 };
    this.#feeds.set(companyId, held);
    held.users += 1;
    let used = true;
    const done = (): void => {
      if (used && --held.users === 0) this.#feeds.delete(companyId);
      used = false;
    };
    return { feed: held.feed, done };
  }

  /** Finds changes whose hint was lost. */
  async sweep(): Promise<void> {
    if (this.#feeds.size === 0) return;
    try {
      const heads = await this.#ctx.db
        .selectFrom('company')
        .select(['id', 'last_seq'])
        .where('id', 'in', [...this.#feeds.keys()])
        .execute();
      for (const { id, last_seq } of heads) this.#feeds.get(id)?.feed.hint(last_seq);
    } catch (err) {
      this.#ctx.logger.warn({ err }, 'live: a sweep failed');
    }
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#feeds.clear();
  }
}
