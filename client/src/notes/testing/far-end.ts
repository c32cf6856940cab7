import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncStep1, writeSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { frameTypes, type ServerNotice } from '../../../../shared/note/wire.ts';

/** The other end of a note's lines, worked by hand: what it keeps and when it says so is the test's to choose. */
export class FarEnd {
  readonly doc = new Y.Doc();
  readonly lines: Line[] = [];
  /** Says of each frame with content that it is kept, as soon as it has come. */
  keeps = true;
  /** Nothing is answered before a line was accepted. */
  answers = false;
  /** Frames of content that came on the newest line. */
  content = 0;
  awareness: Uint8Array[] = [];

  /** In place of the browser's. */
  readonly WebSocket = makeSocketClass(this);

  get line(): Line {
    return this.lines.at(-1)!;
  }

  accept(): void {
    this.content = 0;
    this.answers = true;
    this.line.open();
    this.ask();
  }

  ask(): void {
    this.line.say(frameTypes.sync, (encoder) => writeSyncStep1(encoder, this.doc));
  }

  tell(notice: ServerNotice): void {
    this.line.say(frameTypes.notice, (encoder) => encoding.writeVarString(encoder, JSON.stringify(notice)));
  }

  hear(frame: Uint8Array, line: Line): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === frameTypes.awareness) this.awareness.push(decoding.readVarUint8Array(decoder));
    if (type !== frameTypes.sync) return;
    if (decoding.readVarUint(decoder) === 0) {
      if (!this.answers) return;
      line.say(frameTypes.sync, (encoder) => readSyncStep1(decoder, encoder, this.doc));
      return;
    }
    this.content++;
    if (!this.keeps) return;
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder));
    this.tell({ type: 'saved', count: this.content });
  }
}

function makeSocketClass(end: FarEnd) {
  return class extends Line {
    constructor() {
      super(end);
      end.lines.push(this);
    }
  };
}

class Line {
  static readonly OPEN = 1;
  readyState = 0;
  bufferedAmount = 0;
  binaryType = '';
  onopen: (() => void) | undefined;
  onmessage: ((message: { data: ArrayBuffer }) => void) | undefined;
  onclose: ((event: { code: number }) => void) | undefined;
  readonly #end: FarEnd;

  constructor(end: FarEnd) {
    this.#end = end;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  say(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.onmessage?.({ data: encoding.toUint8Array(encoder).slice().buffer });
  }
  send(frame: Uint8Array): void {
    this.#end.hear(frame, this);
  }
  close(code = 1005): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code });
  }
}
