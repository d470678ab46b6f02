// Telephone numbers grouped as they are typed.
//
// Does: keep the caret behind the digit that it was behind.
// Does not: touch letters (an extension may follow), or what was typed on meanwhile.

/** Ends in a digit: behind a sign somebody may go on with an extension. */
const PLAIN = /^[\d\s()+./-]*\d$/;

const countOf = (text) => text.replace(/[^\d+]/g, "").length;

/** The place behind so many digits. */
function behind(text, count) {
  let at = 0;
  while (at < text.length && countOf(text.slice(0, at)) < count) at += 1;
  return at;
}

/** Groups the digits of a field by the plan of the country. */
export async function group(input, selfsame, country) {
  const { value } = input;
  if (!PLAIN.test(value)) return;
  const text = await (await selfsame).formatPhone(value, { format: "as-you-type", ...(country && { country }) });
  if (input.value !== value || text === value || countOf(text) !== countOf(value)) return;
  const caret = behind(text, countOf(value.slice(0, input.selectionStart ?? value.length)));
  input.value = text;
  if (input === document.activeElement) input.setSelectionRange(caret, caret);
}
