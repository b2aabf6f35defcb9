/* Text to terms: the rule of hooks/storybank/find/tokens.py, line by line. Shared vectors hold the two together. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const WORD = "[\\p{L}\\p{N}\\p{M}\\u00ad\\u200c\\u200d]";
  const DROPPED = /[\u0300-\u036f\u00ad\u200b-\u200d]/g;
  const AMOUNT = /^([$€£¥]?)([0-9][0-9.,]*)(%|x|[a-z]{1,8})?$/;
  const THOUSANDS = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
  const KNOWN = 8_000; // words whose readings are kept
  const ISE = /^([a-z]{2,}i)s(e|es|ed|er|ers|ing|able|ations?|ational)$/;
  const YSE = /^([a-z]{2,}y)s(e|ed|er|ers|ing)$/;
  const PLAIN = /^[A-Za-z]+$/;
  const NOTHING = [];
  const KEPT = 100_000; // characters of texts whose chunks are kept
  const SYMBOLIC = /^[a-z](?:\+\+|#)$/;

  const unique = (readings) => {
    const seen = new Set();
    return readings.filter((r) => r.length && !seen.has(r.join("\n")) && seen.add(r.join("\n")));
  };

  /* `language` holds the word lists and ranges that come with the index. */
  find.tokeniser = (language) => {
    const stemmer = new EnglishStemmer();
    const stems = new Map();
    const units = [...language.percent, ...Object.keys(language.magnitudes).filter((name) => name.length > 2)];
    const chunk = new RegExp(
      `(?:[$€£¥]\\s?)?[0-9][0-9.,]*(?<=[0-9])\\s(?:${units.join("|")})(?!${WORD})` +
        `|[$€£¥]?${WORD}+(?:[-'’._,×]${WORD}+)*(?:%|\\+\\+|#|×)?`,
      "giu",
    );

    function normalise(text) {
      const bare = text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(DROPPED, "").normalize("NFC");
      return bare.replaceAll("’", "'").replaceAll("×", "x");
    }

    const onlyS = new Set(language.onlyS);
    function american(word) {
      const [british, begins] = language.spellings.find(([one]) => word.startsWith(one)) ?? [];
      if (british) return begins + word.slice(british.length);
      const [, first, last] = YSE.exec(word) ?? ISE.exec(word) ?? [];
      return first && !onlyS.has(first.slice(0, -1)) ? `${first}z${last}` : word;
    }

    function stem(word) {
      if (!/^[a-z]+$/.test(word)) return word;
      if (!stems.has(word)) stems.set(word, stemmer.stemWord(american(word)));
      return stems.get(word);
    }

    const stops = new Set(language.stop.split(" "));

    const isUnsegmented = (char) => {
      const code = char.codePointAt(0);
      return language.unsegmented.some(([first, last]) => first <= code && code <= last);
    };

    function segments(part) {
      const runs = [];
      let last = null;
      for (const char of part) {
        const kind = isUnsegmented(char);
        if (kind === last) runs[runs.length - 1] += char;
        else runs.push(char);
        last = kind;
      }
      return runs;
    }

    function terms(word) {
      const chars = [...word];
      if (!isUnsegmented(word) || chars.length === 1) return [stem(word)];
      return chars.slice(1).map((char, at) => chars[at] + char);
    }

    const characters = (words) =>
      words.some(isUnsegmented) ? words.flatMap((word) => (isUnsegmented(word) ? [...word] : [stem(word)])) : [];

    function times(number, factor) {
      const [whole, fraction = ""] = number.split(".");
      const digits = String(factor).length - 1;
      return (whole + fraction.slice(0, digits).padEnd(digits, "0")).replace(/^0+/, "") || "0";
    }

    function amount(text) {
      for (const word of language.percent) if (text.endsWith(word)) text = text.slice(0, -word.length).trimEnd() + "%";
      const match = AMOUNT.exec(text.replaceAll(" ", ""));
      if (!match) return null;
      const [, sign, digits, written = ""] = match;
      if (digits.replace(/,+$/, "").includes(",") && !THOUSANDS.test(digits.replace(/[.,]+$/, ""))) return null;
      let number = digits.replace(/[.,]+$/, "").replaceAll(",", "");
      let unit = written;
      if (Object.hasOwn(language.magnitudes, unit)) {
        number = times(number, language.magnitudes[unit]);
        unit = "";
      }
      const bare = /^[a-z]+$/.test(unit) && unit !== "x" ? [number, unit] : [number];
      return unique([[sign + number + unit], bare, [number]]);
    }

    const bare = (part) => (part.endsWith("'s") ? part.slice(0, -2) : part).replaceAll("'", "");

    /* The readings of a chunk, the most exact first; each is a list of terms. */
    function read(written) {
      const text = normalise(written);
      const figure = amount(text);
      if (figure) return figure;
      if (SYMBOLIC.test(text)) return [[text]];
      const parts = text.replace(/[%+#]+$/, "").replace(/^[$€£¥]+/, "").split(/[-._,]+/);
      const words = parts
        .map((part) => part.replace(/^'+|'+$/g, ""))
        .filter(Boolean)
        .flatMap((part) => segments(bare(part)));
      const plain = words.flatMap(terms);
      if (words.length < 2 || text.includes(",") || words.some(isUnsegmented)) {
        return unique([plain, characters(words)]);
      }
      return unique([terms(words.join("")), plain, characters(words)]);
    }

    /* Excerpts are marked anew at every key, mostly of the same texts, and else of the same words. */
    const known = new Map();
    function readings(written) {
      if (known.size > KNOWN) known.clear();
      if (!known.has(written)) known.set(written, read(written));
      return known.get(written);
    }

    /* The chunks of a text, each as `{ text, at }`, `at` its place in it. Those of the last texts are kept, too. */
    const texts = new Map();
    let kept = 0;
    function chunks(text) {
      if (texts.has(text)) return texts.get(text);
      if (kept > KEPT) {
        texts.clear();
        kept = 0;
      }
      kept += text.length;
      texts.set(text, [...text.matchAll(chunk)].map((match) => ({ text: match[0], at: match.index })));
      return texts.get(text);
    }

    /* Whether a word can have one of the wanted terms: the stem of a plain word begins as the word does. That saves most
       of the stems that the marking of a text would need. */
    function canHold(word, wanted) {
      if (!PLAIN.test(word)) return true;
      const initial = word[0].toLowerCase();
      for (const term of wanted) if (term[0] === initial) return true;
      return false;
    }

    /* Which of the wanted terms, a set, the text of a chunk has. */
    const held = (word, wanted) =>
      (canHold(word, wanted) ? readings(word).flat().filter((term) => wanted.has(term)) : NOTHING);

    return { chunks, readings, canHold, held, normalise, stem, isStop: (term) => stops.has(term), isUnsegmented };
  };
})();
