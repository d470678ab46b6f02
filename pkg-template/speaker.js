// Words and numbers as a table of words has them.

/** What says things in the words of a language. */
export function speaker(words) {
  const word = (table, code) => (Object.hasOwn(words[table] ?? {}, code) ? words[table][code] : code);
  const t = (key, facts = {}) =>
    Object.entries(facts).reduce((text, [name, fact]) => text.replaceAll(`{${name}}`, () => fact), words.report[key]);
  const n = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, words.thousands);
  const percent = (part, whole) => (whole > 0 ? share((100 * part) / whole) : "–");
  const weight = (number) => (number > 0 ? "+" : number < 0 ? "−" : "") + Math.abs(number).toFixed(1);
  // A level may mean something of its own in one comparison.
  const level = ({ name, level }) => {
    const own = word("levelOf", `${name}:${level}`);
    return own === `${name}:${level}` ? word("level", level) : own;
  };
  return { word, level, t, n, percent, weight };
}

const share = (percent) =>
  percent === 0 || percent === 100 ? `${percent} %`
    : percent < 0.1 ? "< 0.1 %"
    : percent > 99.9 ? "> 99.9 %"
    : percent > 99 ? `${(Math.floor(percent * 10) / 10).toFixed(1)} %`
    : `${percent.toFixed(percent < 10 ? 1 : 0)} %`;

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Certainty is never rounded up to all of it. */
export const surely = (probability) => {
  const percent = Math.floor(probability * 1e4) / 100;
  return percent >= 99.99 ? "> 99.99 %" : `${percent.toFixed(percent >= 99 ? 2 : 0)} %`;
};

/** Whether the value weighs more for being rare, or less for being common. */
export const frequency = ({ termFrequency: bits }, say) =>
  bits >= 1 ? ` (${say.t("rare")})` : bits <= -1 ? ` (${say.t("common")})` : "";
