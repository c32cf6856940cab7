import { isFinalClose } from '../../../../shared/note/close.ts';

/** Milliseconds. The first retry delay, doubled up to the maximum, each randomised between half and full. */
const retryMs = { first: 400, longest: 8_000 };
/** Idle timeout in milliseconds: the server sends a ping every 5 s. */
const idleTimeoutMs = 12_000;
const checkIntervalMs = 2_000;

export interface SocketListener {
  opened(): void;
  heard(bytes: Uint8Array): void;
  /** Lost, whatever state the browser reports. */
  lost(): void;
  /** Closed for good: the close code. */
  ended(code: number): void;
}

/** A WebSocket that reconnects automatically until it is closed, or the server closes it for good. */
export class ReconnectingSocket {
  readonly #url: string;
  readonly #listener: SocketListener;
  readonly #watch: ReturnType<typeof setInterval>;
  #socket: WebSocket | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #heardAt = 0;
  #closed = false;

  constructor(url: string, listener: SocketListener) {
    this.#url = url;
    this.#listener = listener;
    this.#watch = setInterval(() => {
      if (this.#socket && Date.now() - this.#heardAt > idleTimeoutMs) this.renew();
    }, checkIntervalMs);
    window.addEventListener('offline', this.#offline);
    window.addEventListener('online', this.#online);
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Bytes buffered by the browser, not yet sent. */
  get unsent(): number {
    return this.#socket?.bufferedAmount ?? 0;
  }

  open(): void {
    clearTimeout(this.#again);
    if (this.#closed || this.#socket) return;
    const mine = new WebSocket(this.#url);
    mine.binaryType = 'arraybuffer';
    this.#socket = mine;
    this.#heardAt = Date.now();
    mine.onopen = () => this.#socket === mine && this.#listener.opened();
    mine.onmessage = ({ data }) => {
      if (this.#socket !== mine) return;
      this.#heardAt = Date.now();
      this.#listener.heard(new Uint8Array(data as ArrayBuffer));
    };
    mine.onclose = ({ code }) => {
      if (this.#socket !== mine) return;
      this.#lose();
      if (!isFinalClose(code)) return this.#later();
      this.close();
      this.#listener.ended(code);
    };
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.#socket?.send(bytes);
  }

  /** The connection has served its purpose: if it breaks, retry soon. */
  works(): void {
    this.#failures = 0;
  }

  renew(): void {
    this.#lose();
    this.open();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#again);
    clearInterval(this.#watch);
    window.removeEventListener('offline', this.#offline);
    window.removeEventListener('online', this.#online);
    if (this.#socket) this.#lose();
  }

  #lose(): void {
    const mine = this.#socket;
    this.#socket = undefined;
    mine?.close();
    this.#listener.lost();
  }

  #later(): void {
    const pause = Math.min(retryMs.first * 2 ** this.#failures++, retryMs.longest);
    this.#again = setTimeout(() => this.open(), pause * (0.5 + Math.random() / 2));
  }

  /** The browser's offline state may be wrong: rely on it only briefly. */
  readonly #offline = (): void => {
    if (!this.#socket) return;
    this.#lose();
    this.#later();
  };
  readonly #online = (): void => {
    this.#failures = 0;
    if (!this.#socket) this.open();
  };
}
