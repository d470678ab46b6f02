// An engine carried in a script, as base64: no loader has to find a file.

export const carried = (base64) => () => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  // A loop, because Uint8Array.from with a function takes eight times as long: a task that is felt.
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};
