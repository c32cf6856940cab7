import * as ws from 'ws';

/** A frame with its WebSocket header, as it goes down every line of a room. */
export type Packed = readonly [Buffer];

/** What `ws` and its types keep to themselves; socket.io sends to a room in the same way. */
const { frame: withHeader } = (ws as unknown as { Sender: unknown }).Sender as {
  frame(data: Uint8Array, options: { fin: true; rsv1: false; opcode: 2; mask: false; readOnly: true }): Uint8Array[];
};
interface WithSender {
  _sender: { sendFrame(packed: Packed): void };
}

/** Once for a whole room: `socket.send` does it again for each reader, which is a third of what sending costs. */
export function pack(frame: Uint8Array): Packed {
  return [Buffer.concat(withHeader(frame, { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true }))];
}

/** For a socket that is open and compresses nothing. */
export function sendPacked(socket: ws.WebSocket, packed: Packed): void {
  (socket as unknown as WithSender)._sender.sendFrame(packed);
}
