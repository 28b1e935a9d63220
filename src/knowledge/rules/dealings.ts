import { chance } from '../../game/chance.ts';
import { chooseCompatible } from '../../game/draw.ts';
import type { Case, Pack } from '../../game/pack.ts';
import { type Board, holdAgainstAll, singlesOut } from '../../game/standing.ts';
import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';

const samples = 100;
/** The dealer draws 400 times: where 5 dealings of 100 will do, it finds one however the seed falls. */
const enough = 5;

/** A case can be dealt so that its answer is singled out. `sound` says of a case file that nothing else is wrong with it. */
export function checkDealings(files: PackFiles, pack: Pack, sound: (file: string) => boolean): Problem[] {
  return [...files.cases].flatMap(([file, { id }]) => {
    const unknown = pack.cases.get(id);
    if (!unknown || !sound(file)) return [];
    const board = holdAgainstAll(unknown.clues, pack);
    if (goodDealings(unknown, board, pack) >= enough) return [];
    const reason = `no dealing of ${unknown.shows} clues singles out ${unknown.answer}: ${obstacle(unknown, board)}`;
    return [{ file, path: ['clues'], reason }];
  });
}

/** How many of the sampled dealings single out the answer. Drawn as the game draws them. */
function goodDealings(unknown: Case, board: Board, pack: Pack): number {
  const luck = chance(`check ${unknown.id}`);
  const all = [...unknown.clues.keys()];
  return Array.from({ length: samples }, () => {
    const chosen = chooseCompatible(luck.shuffle(all), unknown, pack);
    return chosen !== undefined && singlesOut(unknown.answer, board, chosen);
  }).filter((isGood) => isGood).length;
}

function obstacle({ clues, answer }: Case, { diagnoses, bearings }: Board): string {
  const at = diagnoses.indexOf(answer);
  const misfit = clues.find((_, index) => bearings[index]![at] === -1);
  if (misfit) return `the paper itself argues against ${misfit.id}`;
  const support = diagnoses.map((_, column) => bearings.filter((row) => row[column] === 1).length);
  const rivals = diagnoses.filter((_, column) => column !== at && support[column]! >= support[at]!);
  return rivals.length > 0
    ? `all clues together fit ${rivals.join(', ')} as well`
    : 'most leave another as likely, or cannot be shown together';
}
