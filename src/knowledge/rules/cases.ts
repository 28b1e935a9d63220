import { isUsable, weighAll } from '../../game/compare.ts';
import type { Pack } from '../../game/pack.ts';
import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';
import { findLeak, tellsOf } from './leaks.ts';

/** Every diagnosis has a case or a reason; no clue is unfit or tells its answer. */
export function checkCases(files: PackFiles, pack: Pack): Problem[] {
  const problems: Problem[] = [];
  const answered = new Set([...pack.cases.values()].map(({ answer }) => answer));
  // While a case cannot be read or names no diagnosis, who knows what it was a case of.
  const isComplete =
    [...answered].every((id) => pack.diagnoses.has(id)) &&
    ![...files.filesOut].some((file) => file === 'pack.yaml' || file.startsWith('cases/'));
  for (const [file, { id }] of isComplete ? files.diagnoses : []) {
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
  for (const file of files.cases.keys()) problems.push(...checkClues(file, files, pack));
  return problems;
}

function checkClues(file: string, files: PackFiles, pack: Pack): Problem[] {
  const problems: Problem[] = [];
  const raw = files.cases.get(file)!;
  const answer = pack.diagnoses.get(raw.answer);
  if (!answer) return problems;
  const clues = pack.cases.get(raw.id)?.clues ?? [];
  const tells = tellsOf(answer, pack);
  const group = answer.group === undefined ? undefined : pack.diagnoses.get(answer.group);
  if (raw.shows > raw.clues.length)
    problems.push({
      file,
      path: ['shows'],
      reason: `a dealing shows ${raw.shows} clues, and there are ${raw.clues.length}`,
    });
  raw.clues.forEach((clue, index) => {
    const at = (key: string, reason: string) =>
      problems.push({ file, path: ['clues', index, key], reason: `${clue.id}: ${reason}` });
    if (raw.clues.findIndex(({ id }) => id === clue.id) < index) at('id', 'another clue has this id');
    for (const statement of clues[index]?.statements ?? []) {
      const isOwn = statement.subject === answer.id || pack.observed.get(statement.subject)?.diagnosis === answer.id;
      if (!isOwn) at('from', `${statement.id} is not about ${answer.id}`);
      if (statement.caution !== undefined) at('from', `${statement.id} carries a caution, so it is no clue`);
      else if (statement.hedged) at('from', `${statement.id} hedges, so it is no clue`);
      else if (!isUsable(statement, pack)) at('from', `${statement.id} is no finding that diagnoses compare on`);
      if (statement.modality !== clues[index]?.modality)
        at('from', `${statement.id} is of another modality than the clue`);
    }
    if (group && weighAll(clues[index]?.statements ?? [], group, pack).bearing === 'against')
      at('from', `it argues against ${group.id}, to which ${answer.id} belongs`);
    clue.wordings.forEach((wording) => {
      const leak = findLeak(wording, tells);
      if (leak !== undefined) at('wordings', `"${leak}" gives the answer away`);
    });
    const leak = clue.image && findLeak(`${clue.image.file} ${clue.image.alt}`.replace(/[._-]/g, ' '), tells);
    if (leak !== undefined) at('image', `"${leak}" gives the answer away`);
  });
  const leak = findLeak(raw.opening, tells);
  if (leak !== undefined) problems.push({ file, path: ['opening'], reason: `"${leak}" gives the answer away` });
  return problems;
}
