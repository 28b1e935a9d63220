import { notAdvice } from '../bot/words.ts';
import type { Pack } from '../game/pack.ts';

export function welcome(pack: Pack): string {
  const counts = `${pack.diagnoses.size} diagnoses, ${pack.cases.size} cases, one paper`;
  return `Unknown Case: ${counts}. ${notAdvice}
/case deals an unknown case; /help lists the rest; /quit leaves.`;
}
