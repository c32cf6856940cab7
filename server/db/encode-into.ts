/*
 * TextEncoder.encodeInto of Node 26 leaves the last letter out when that takes two bytes beyond Latin-1 (Cyrillic, Greek,
 * Arabic …) and the text fits to the byte. PGlite writes each parameter with it, so that about one text in a thousand, where the
 * rest of its buffer is as long as the text, would be refused by the database, again and again.
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
