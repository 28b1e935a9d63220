import type { Library } from './library.ts';
import type { Part } from './question.ts';
import { bestOf, leastCovered, type Ranked, rank } from './rank.ts';

export interface PartAnswer {
  readonly part: Part;
  readonly ranked: readonly Ranked[];
  /** What of it answers; empty: the paper does not say. */
  readonly chosen: readonly Ranked[];
  /** The same for each thing that was looked for by itself. */
  readonly apart: readonly (readonly Ranked[])[];
}

/** Statements this near to the best answer as well. */
const nearBest = 0.9;
/** As `leastCovered`, where it is listed who has it all. */
const leastListed = 0.7;
/** How near to all an answer must come where a word was only guessed to be meant. */
const nearlyAll = 0.99;

/** Answers one part of a question: as it stands, or else word by word, if each of its words is answered. */
export function answerTo(part: Part, library: Library): PartAnswer {
  if (part.shared) {
    const ranked = rank({ ...part, units: part.shared }, library);
    if (bestOf(ranked) >= nearlyAll) return asOne(part, ranked, choose(ranked, part));
  }
  const ranked = rank(part, library);
  const chosen = choose(ranked, part);
  if (chosen.length > 0) return asOne(part, ranked, chosen);
  const apart = wordByWord(part, library);
  if (apart.flat().length > 0) return { part, ranked, chosen: [...new Set(apart.flat())], apart };
  // Of a class it is still worth saying what else its members have there.
  return part.lists && part.subjects.length > 0
    ? answerTo({ ...part, lists: false }, library)
    : asOne(part, ranked, chosen);
}

function asOne(part: Part, ranked: readonly Ranked[], chosen: readonly Ranked[]): PartAnswer {
  return { part, ranked, chosen, apart: [chosen] };
}

/** What no single statement holds: "cystic and asymptomatic" of a diagnosis, or a diagnosis that is both. */
function wordByWord(part: Part, library: Library): Ranked[][] {
  // Which class is meant is not asked for.
  const units = part.units.filter(({ words }) => words.length > 0);
  if (units.length < 2) return [];
  const answers = units.map((unit) => {
    const own = { ...part, units: [unit] };
    return choose(rank(own, library), own);
  });
  if (part.lists) {
    const both = new Set(common(answers));
    return both.size > 0 ? answers.map((own) => own.filter((one) => both.has(one))) : [];
  }
  const areTopics = units.every(({ topic }) => topic && !topic.by);
  return areTopics || answers.every(({ length }) => length > 0) ? answers : [];
}

/** Of several lists of what was found, that of the diagnoses which are in all of them. */
export function common(answers: readonly (readonly Ranked[])[]): Ranked[] {
  const subjects = answers.map((own) => new Set(own.map(({ entry }) => entry.lead.subject)));
  return answers.flat().filter(({ entry }) => subjects.every((own) => own.has(entry.lead.subject)));
}

/** What speaks of each of several who were named; of one or none, all. @param each ids */
export function ofEach(each: readonly string[], ranked: readonly Ranked[]): (readonly Ranked[])[] {
  return each.length > 1 ? each.map((id) => ranked.filter(({ entry }) => entry.subjects.has(id))) : [ranked];
}

/** What comes near the best, for each of the diagnoses asked about. */
function choose(ranked: readonly Ranked[], { each, lists }: Part): Ranked[] {
  const least = lists ? leastListed : leastCovered;
  const chosen = ofEach(each, ranked).flatMap((group) => {
    const best = bestOf(group);
    return best < least ? [] : group.filter(({ covered }) => covered >= best * nearBest);
  });
  return [...new Set(chosen)];
}
