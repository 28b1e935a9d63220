import { chance } from '../../game/chance.ts';
import { rivalOf } from '../../game/explain/explain.ts';
import type { Explanation, Named, Point } from '../../game/explain/point.ts';
import type { Diagnosis, Pack } from '../../game/pack.ts';
import { membersOf } from '../../game/relate.ts';
import { openingOf } from '../explain/opening.ts';
import { fittingOf, keepingOf, likenessOf } from '../explain/paragraphs.ts';
import { membersLeft, partingOf } from '../explain/parting.ts';
import { lowered, openNotes, within } from '../explain/prose.ts';
import type { Setting } from '../explain/setting.ts';
import type { Block, Card } from '../reply.ts';
import { notAdvice, shortOf } from '../words.ts';

/** Why the answer and not what was named, in connected sentences; small numbers lead to the places below. */
export function explainCard(
  explanation: Explanation,
  pack: Pack,
  { buttons, self }: Partial<Pick<Card, 'buttons' | 'self'>> = {},
): Card {
  const { answer, named } = explanation;
  const notes = openNotes();
  const rival = rivalOf(named, answer, pack);
  const luck = chance([answer.id, 'id' in named ? named.id : named.kind].join(' '));
  const parted = explanation.points.some(({ kind }) => kind === 'rules-out' || kind === 'contrast');
  const setting = { ...explanation, rival, parted, pack, notes, luck };
  const blocks: Block[] = paragraphsOf(explanation.points, setting).map((text) => ({ kind: 'text', text }));
  return {
    title: titleOf(answer, named, pack),
    blocks: [...blocks, { kind: 'heading', text: 'Where it stands' }, { kind: 'facts', rows: notes.rows }],
    buttons: buttons ?? [],
    self,
    footer: `${pack.citation} ${notAdvice}`,
  };
}

function paragraphsOf(points: readonly Point[], setting: Setting): string[] {
  const of = (...kinds: readonly Point['kind'][]) => points.filter(({ kind }) => kinds.includes(kind));
  const { rival } = setting;
  const parting = of('rules-out', 'contrast');
  const first = [openingOf(setting), rival ? partingOf(parting, rival, setting) : membersLeft(parting, setting)];
  return [
    first.filter(Boolean).join(' '),
    rival ? likenessOf(of('shared'), rival, setting) : '',
    fittingOf(of('fits'), setting),
    keepingOf(of('takeaway'), setting),
  ].filter((paragraph) => paragraph !== '');
}

function titleOf(answer: Diagnosis, named: Named, pack: Pack): string {
  const name = shortOf(answer.id, pack);
  const plain = `Why ${within(answer.id, pack)}`;
  switch (named.kind) {
    case 'nothing':
    case 'unknown':
      return plain;
    case 'diagnosis':
      return named.id === answer.id ? plain : besides(answer, named.id, pack);
    case 'elsewhere':
      return named.id === answer.id ? `${name}, and not elsewhere` : `${name}, not ${within(named.id, pack)}`;
    case 'family':
      return membersOf(named.id, pack).includes(answer.id)
        ? `${name}, of all ${pack.families.get(named.id)?.name}`
        : `${name}, none of the ${pack.families.get(named.id)?.name}`;
    case 'decoy':
      return `${name}, not ${lowered(pack.decoys.get(named.id)?.name ?? named.id, pack)}`;
    case 'association':
      return `${name}, not ${lowered(pack.associations.get(named.id)?.name ?? named.id, pack)}`;
  }
}

/** Held against what was named: a member is its group more exactly, and no other thing. */
function besides(answer: Diagnosis, named: string, pack: Pack): string {
  const name = shortOf(answer.id, pack);
  const other = pack.diagnoses.get(named)!;
  if (answer.group === named) return `${name}, more exactly`;
  return other.group === answer.id ? `${name} as a whole` : `${name}, not ${within(named, pack)}`;
}
