import type { Diagnosis } from '../game/pack.ts';
import { suggestAmong } from '../game/recognise/suggest.ts';
import { understand } from '../game/recognise/understand.ts';
import type { Context } from './command.ts';
import { capitalize, echo } from './words.ts';

/** The diagnosis of the pack that a text names, or a sentence that says why there is none. */
export function diagnosisNamed(text: string, { pack, lexicon }: Context): Diagnosis | string {
  const understood = understand(text, pack, lexicon);
  const diagnosis =
    understood.kind === 'entity' && understood.site !== 'contradicts' && pack.diagnoses.get(understood.entity.id);
  if (diagnosis) return diagnosis;
  if (understood.kind === 'entity' && understood.entity.kind === 'family') {
    const members = [...pack.diagnoses.values()].filter(({ families }) => families.includes(understood.entity.id));
    return `${capitalize(understood.entity.name)}: a group. Of it the paper describes ${members.map(({ name }) => name).join(', ')}.`;
  }
  const association = understood.kind === 'entity' && pack.associations.get(understood.entity.id);
  if (association) return `${association.name}: ${association.text} (${association.place}).`;
  if (understood.kind === 'entity') return `${capitalize(echo(understood, pack))}. This paper does not discuss it.`;
  // Nothing else can be opened, so no other name is of help.
  const near =
    understood.kind === 'nothing'
      ? suggestAmong(text, lexicon, ({ kind }) => kind === 'diagnosis' || kind === 'family')
      : [];
  return `“${text}” → ${echo(understood, pack)}.${near.length > 0 ? ` Nearest names: ${near.join(', ')}.` : ''}`;
}
