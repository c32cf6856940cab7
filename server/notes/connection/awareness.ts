import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One client's state as it travels; `null`: it is gone. */
export interface State {
  clientId: number;
  clock: number;
  json: string;
}
export const gone = 'null';

/** States in one frame: stock clients send back what they heard, of everybody in the room. */
const mostStates = 1_000;

/** @throws when the bytes are no awareness update, or too many states */
export function readStates(bytes: Uint8Array): State[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count > mostStates) throw new Error('too many awareness states');
  const states: State[] = [];
  for (let i = 0; i < count; i++) {
    states.push({
      clientId: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      json: decoding.readVarString(decoder),
    });
  }
  return states;
}

export function writeStates(states: readonly State[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const state of states) {
    encoding.writeVarUint(encoder, state.clientId);
    encoding.writeVarUint(encoder, state.clock);
    encoding.writeVarString(encoder, state.json);
  }
  return encoding.toUint8Array(encoder);
}

/** A state with the server's own word on whose it is; the colours are the ten of the client. Undefined: no object. */
export function signed(json: string, user: { id: string; name: string; colour: number }): string | undefined {
  if (json === gone) return gone;
  const state = JSON.parse(json) as unknown;
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined;
  return JSON.stringify({ ...state, user });
}
