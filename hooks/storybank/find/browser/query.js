/* What a person typed, taken apart: quoted phrases, the frame of an interview question, words. */

/** @import { Chunk, Query, Word } from "./types.d.ts" */
/** @import { Tokens } from "./tokens.js" */

const LONGEST = 400; // characters
const MOST_WORDS = 24;
const MOST_PHRASES = 6; // of more, the words count
const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/g;

/* How interview questions begin; what follows is what they ask for. */
const FRAMES = [
  /^(?:please |can you |could you )?(?:tell|talk to|speak to) (?:me|us) (?:about|of|how|when)\b/,
  /^(?:please |can you |could you )?(?:describe|give|share|recall|name|discuss|explain|walk|talk|think|show)\b/,
  /^(?:have|did|do|can|could|would|were|was|are|is) (?:you|there|your)\b/,
  /^(?:how|what|when|why|which|who|where)\b/,
  /^(?:an? |one )?(?:times?|examples?|situations?|instances?|occasions?|story|stories) (?:when|where|in which|that|of|about|you|i|we|someone)\b/,
];

/* Words that only hold such a question together. They are dropped where something else is left. */
const ASKING = new Set(
  `tell talk speak describe give share recall name discuss explain walk think show me us please time times example
  examples situation situations story stories occasion instance case moment ever help helped helping handle handled handling deal dealt
  dealing go went going get got getting make made making take took taking come came face faced facing have had having
  say said know knew happen happened happens thing things something someone somebody anything one way ways did does
  need needed needs want wanted try tried use used work worked lot really particularly recently last first feel felt
  find found see saw like would could may keep kept put let decide approach experience experiences achieve interview
  interviewer question questions look back best good great react reacted respond responded receive received suddenly
  successfully personally previous current professional behave behaved manage managed use using without`.split(/\s+/),
);

/* People and things that every story of work has. They count where they stand, and are not missed where they do not. */
const EVERYWHERE = new Set(
  `big biggest boss career challenge challenges colleague colleagues company coworker coworkers difficult employee
  employees greatest hard hardest important job major manager member members organisation organization people person
  problem problems project projects role serious significant situation success successful task team teams teammate
  teammates tough toughest work`.split(/\s+/),
);

/* Words that tell little of what is looked for beside others: they count where they stand, and are not missed. */
const LIGHT = `although across against among around away back despite during inside outside per since toward via within
  always almost already anymore enough even ever finally never often really still suddenly together whole entire full
  anything everything nothing something thing stuff anybody everybody everyone nobody somebody someone anyone person
  people worker employee staff member colleague coworker teammate team user company firm business organisation
  department workplace site job work working task project problem issue situation case matter topic process system
  installation equipment material item article kind type sort way time occasion example use using used
  being been become became getting got make made making do doing having go going come coming give giving take taking
  keep keeping put putting let letting handle handling deal dealing want need try trying
  good bad better new old big large small little long different various several certain special general main real
  really negative positive difficult hard easy important common usual other lot many online`.split(/\s+/);

/**
 * What begins or ends as an interview question does.
 * @type {(text: string, words: Word[]) => boolean}
 */
const isQuestion = (text, words) =>
  words.length > 3 && (FRAMES.some((frame) => frame.test(text)) || text.trimEnd().endsWith("?"));

/**
 * @param {Tokens} tokens
 * @param {Chunk} chunk
 * @param {number} end
 * @returns {Word}
 */
function word(tokens, { text, at }, end) {
  const readings = tokens.readings(text);
  const normal = tokens.normalise(text);
  return {
    text,
    normal,
    readings,
    stop: readings.length > 0 && readings[0].every(tokens.isStop),
    asking: ASKING.has(normal),
    everywhere: EVERYWHERE.has(normal),
    light: LIGHT.some((one) => tokens.stem(one) === readings[0]?.[0]),
    open: at + text.length === end,
    skipped: false,
  };
}

/**
 * Take what was typed apart; `words` in order, stop words among them.
 * @param {string} typed
 * @param {Tokens} tokens
 * @returns {Query}
 */
export function parseQuery(typed, tokens) {
  const text = typed.slice(0, LONGEST);
  /** @type {string[]} */
  const phrases = [];
  const rest = text.replace(QUOTED, (quoted, phrase) => {
    if (phrases.length === MOST_PHRASES) return quoted;
    phrases.push(phrase);
    return " ".repeat(phrase.length + 2);
  });
  const chunks = tokens.chunks(rest).slice(0, MOST_WORDS);
  const words = chunks.map((chunk) => word(tokens, chunk, rest.length)).filter((one) => one.readings.length);
  const question = isQuestion(tokens.normalise(rest).trim(), words);
  return { text, phrases, words: meaningful(words, question), question };
}

/**
 * Mark what the search leaves out: stop words always, asking words in a question, if anything else is left.
 * @param {Word[]} words
 * @param {boolean} question
 */
function meaningful(words, question) {
  const left = words.filter((one) => !one.stop && !(question && one.asking));
  const kept = left.length ? new Set(left) : new Set(words.filter((one) => !one.stop));
  return words.map((one) => ({ ...one, skipped: !kept.has(one) }));
}
