import { notAdvice } from '../bot/words.ts';
import type { Pack } from '../game/pack.ts';
import { type Screen, wrap } from './screen.ts';

/** @param waiting whether a case is open from an earlier session */
export function welcome(pack: Pack, waiting: boolean, { width }: Screen): string {
  const counts = `${pack.diagnoses.size} diagnoses, ${pack.cases.size} cases, one paper`;
  return [
    `Unknown Case: ${counts}. ${notAdvice}`,
    `${waiting ? 'A case is open: /case goes on with it' : '/case deals an unknown case'}; /help lists the rest; /quit leaves.`,
  ]
    .map((line) => wrap(line, width))
    .join('\n');
}
