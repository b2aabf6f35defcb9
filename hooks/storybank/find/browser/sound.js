/* Whether two words sound alike, roughly, as English is read: `shepard` and `shepherd`. */

/** @type {[RegExp, string][]} */
const RULES = [
  [/^(?:kn|gn|pn)/, "n"],
  [/^wr/, "r"],
  [/^x/, "s"],
  [/ph(?=[aeiouy])/g, "f"],
  [/tion|cion|sion/g, "shn"],
  [/sch|sh|ch|tch/g, "x"],
  [/gh(?=t|$)/g, ""],
  [/dg(?=[eiy])/g, "j"],
  [/c(?=[eiy])/g, "s"],
  [/ck|[cq]/g, "k"],
  [/z/g, "s"],
  [/v/g, "f"],
  [/h/g, ""],
];

/** @type {(word: string, rules: [RegExp, string][]) => string} */
const sound = (word, rules) => {
  const made = rules.reduce((text, [pattern, by]) => text.replace(pattern, by), word);
  return (
    made[0] +
    made
      .slice(1)
      .replace(/[aeiouyw]/g, "")
      .replace(/(.)\1+/g, "$1")
  );
};

const SILENT = RULES.filter(([pattern]) => !pattern.source.startsWith("ph")); // p and h of two parts: "shepherd"

/** @type {(one: string, other: string) => boolean} */
export const soundsAlike = (one, other) => {
  const heard = sound(one, RULES);
  return heard === sound(other, RULES) || heard === sound(other, SILENT);
};
