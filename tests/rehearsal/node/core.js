/* A bank of five stories, as the build hands it to practice and pack. */

/** @type {import("../../../hooks/storybank/render/browser/types.d.ts").Core} */
export const core = {
  shard: 16,
  pace: 140,
  addresses: {
    principle: "principles/{}/",
    story: "stories/{}/",
    find: "find/",
    practice: "practice/",
    pack: "pack/",
  },
  principles: [
    ["ownership", "Ownership"],
    ["dive-deep", "Dive deep"],
    ["frugality", "Frugality"],
  ],
  stories: [
    ["worker", "Finishing the worker", 0],
    ["outage", "The outage", 0],
    ["parser", "A slow parser", 1],
    ["clock", "A clock that went back", 1],
    ["stray", "A story of no principle", -1],
  ],
  questions: [
    ["q1", "What was not yours?", [1, 0]],
    ["q2", "What did you understand better?", [2]],
    ["q3", "What broke?", [1, 3]],
  ],
};

/** @type {import("../../../hooks/storybank/render/browser/types.d.ts").Reader} */
export const reader = { kept: ["parser", "worker", "gone"], due: ["clock"], found: [2, 0, 99] };
