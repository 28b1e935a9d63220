import { isUsable } from '../../game/compare.ts';
import { deal } from '../../game/draw.ts';
import type { Diagnosis, Pack } from '../../game/pack.ts';
import { fold } from '../../game/recognise/fold.ts';
import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';

/** Every diagnosis has a case or a reason; no clue is unfit or tells its answer; every dealing singles the answer out. */
export function checkCases(files: PackFiles, pack: Pack): Problem[] {
  const problems: Problem[] = [];
  const answered = new Set([...pack.cases.values()].map(({ answer }) => answer));
  for (const [file, { id }] of files.diagnoses) {
    const reason = pack.withoutCase.get(id);
    if (!answered.has(id) && reason === undefined)
      problems.push({ file, path: ['id'], reason: `${id} has no case, and pack.yaml gives no reason (without_case)` });
    if (answered.has(id) && reason !== undefined)
      problems.push({
        file: 'pack.yaml',
        path: ['without_case'],
        reason: `${id} has a case, so it needs no reason for having none`,
      });
  }
  for (const [file, { id }] of files.cases) {
    const before = problems.length;
    problems.push(...checkClues(file, files, pack));
    const unknown = pack.cases.get(id);
    if (!unknown || problems.length > before) continue;
    try {
      for (let seed = 0; seed < 8; seed += 1) deal(unknown, pack, `check ${seed}`);
    } catch {
      problems.push({
        file,
        path: ['clues'],
        reason: `no dealing of ${unknown.shows} clues singles out ${unknown.answer}`,
      });
    }
  }
  return problems;
}

function checkClues(file: string, files: PackFiles, pack: Pack): Problem[] {
  const problems: Problem[] = [];
  const raw = files.cases.get(file)!;
  const answer = pack.diagnoses.get(raw.answer);
  if (!answer) return problems;
  const clues = pack.cases.get(raw.id)?.clues ?? [];
  raw.clues.forEach((clue, index) => {
    const at = (key: string, reason: string) =>
      problems.push({ file, path: ['clues', index, key], reason: `${clue.id}: ${reason}` });
    for (const statement of clues[index]?.statements ?? []) {
      const isOwn = statement.subject === answer.id || pack.observed.get(statement.subject)?.diagnosis === answer.id;
      if (!isOwn) at('from', `${statement.id} is not about ${answer.id}`);
      if (statement.caution !== undefined) at('from', `${statement.id} carries a caution, so it is no clue`);
      else if (statement.hedged) at('from', `${statement.id} hedges, so it is no clue`);
      else if (!isUsable(statement, pack)) at('from', `${statement.id} is no finding that diagnoses compare on`);
      if (statement.modality !== clues[index]?.modality)
        at('from', `${statement.id} is of another modality than the clue`);
    }
    clue.wordings.forEach((wording) => {
      const leak = leakIn(wording, answer, pack);
      if (leak !== undefined) at('wordings', `"${leak}" gives the answer away`);
    });
    const leak = clue.image && leakIn(`${clue.image.file} ${clue.image.alt}`.replace(/[._-]/g, ' '), answer, pack);
    if (leak !== undefined) at('image', `"${leak}" gives the answer away`);
  });
  const leak = leakIn(raw.opening, answer, pack);
  if (leak !== undefined) problems.push({ file, path: ['opening'], reason: `"${leak}" gives the answer away` });
  return problems;
}

/** How the name of a disease ends, and what is written with a capital: eponyms. Other words of names only qualify. */
const telling = /(?:oma|osis|itis|poiesis|iasis)$|^\p{Lu}\p{Ll}+/u;

/** What in a text names the answer: a name, a family, or the stem of a telling word of its names. Sites and diseases behind the lesion may be said. */
export function leakIn(text: string, answer: Diagnosis, pack: Pack): string | undefined {
  const words = fold(text);
  const sentence = ` ${words.join(' ')} `;
  const classes = [
    ...answer.families.flatMap((id) => pack.families.get(id) ?? []),
    ...(answer.group === undefined ? [] : [pack.diagnoses.get(answer.group)].filter((group) => group !== undefined)),
  ];
  const ownNames = [
    ...answer.names,
    ...answer.histology,
    ...answer.members.flatMap(({ name, names }) => [name, ...names]),
  ];
  const named = [...ownNames, ...classes.flatMap(({ names }) => names)].find((name) => {
    const folded = fold(name).join(' ');
    return folded.length > 2 && sentence.includes(` ${folded} `);
  });
  if (named !== undefined) return named;
  const stems = ownNames
    .flatMap((name) => name.split(/[^\p{L}]+/u).map((word, at) => (at === 0 && name.includes(' ') ? word.toLowerCase() : word)))
    .filter((word) => word.length >= 5 && telling.test(word))
    .flatMap((word) => fold(word).map(stem));
  const innocent = new Set([...pack.sites.values(), ...pack.associations.values()].flatMap(({ names }) => names.flatMap(fold)));
  return words.find((word) => word.length >= 5 && !innocent.has(word) && stems.includes(stem(word)));
}

/** `fibrosis`, `fibrotic` → `fibro`: enough to recognise a word by, too little to fit an ordinary one. */
function stem(word: string): string {
  return word
    .replace(/(?:omatosis|omata|oma|osis|otic|itis|sarcoma|carcinoma|blastoma|ic|al|ous|ed|ing)$/, '')
    .slice(0, 9);
}
