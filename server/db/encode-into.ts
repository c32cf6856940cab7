/*
 * TextEncoder.encodeInto of Node 26 drops the last character when it takes two bytes, lies beyond Latin-1 (Cyrillic, Greek,
 * Arabic …) and the text fills the buffer exactly. PGlite encodes each parameter with it: about one text in a thousand, where the
 * remaining buffer is exactly as long as the text, would be refused by the database on every retry.
 */
const native = TextEncoder.prototype.encodeInto;

TextEncoder.prototype.encodeInto = function encodeInto(text, into) {
  const done = native.call(this, text, into);
  if (done.read === text.length) return done;
  const bytes = this.encode(text);
  if (bytes.length > into.length) return done;
  into.set(bytes);
  return { read: text.length, written: bytes.length };
};
