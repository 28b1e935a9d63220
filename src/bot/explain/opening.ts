import type { Diagnosis, Pack } from '../../game/pack.ts';
import { fold } from '../../game/recognise/fold.ts';
import { classesOf, membersOf, relate } from '../../game/relate.ts';
import { capitalize, shortOf } from '../words.ts';
import { lowered, predicate, within } from './prose.ts';
import { oneOf, type Setting } from './setting.ts';

/** How what was named stands to the answer, before any finding is looked at. */
export function openingOf(setting: Setting): string {
  const { named, answer, rival, pack } = setting;
  switch (named.kind) {
    case 'nothing':
      return '';
    case 'unknown':
      return 'The paper does not discuss what you named, so it says nothing for or against it.';
    case 'diagnosis':
      return rival ? kinship(rival, setting) : '';
    case 'elsewhere':
      return named.id === answer.id ? wrongSite(setting) : otherSite(named.id, pack);
    case 'family':
      return ofClass(named.id, setting);
    case 'decoy':
      return undiscussed(named.id, setting);
    case 'association':
      return behindTheLesion(named.id, setting);
  }
}

function kinship(rival: Diagnosis, setting: Setting): string {
  const { answer, pack, notes } = setting;
  const [ours, theirs] = [within(answer.id, pack), within(rival.id, pack)];
  const mimic = pack.mimics.find(({ between }) => between.includes(rival.id) && between.includes(answer.id));
  if (mimic) {
    const mark = notes.mark(mimic.place);
    return oneOf(setting, [
      `The paper itself warns that ${theirs} and ${ours} can be mistaken for one another${mark}.`,
      `To take ${ours} for ${theirs} is a mistake that the paper foresees${mark}.`,
    ]);
  }
  switch (relate(answer.id, { kind: 'diagnosis', id: rival.id, name: rival.name }, pack)) {
    case 'narrower':
      return `The answer is the group, and ${theirs} one of its members.`;
    case 'broader':
      return `The group was right; the case goes on to one of its members, ${ours}.`;
    case 'sibling':
      return sharedClass(rival, setting);
    default:
      return '';
  }
}

/** The narrowest class that the paper puts both in. */
function sharedClass(rival: Diagnosis, setting: Setting): string {
  const { answer, pack, notes } = setting;
  const both = classesOf(answer.id, pack).filter((id) => classesOf(rival.id, pack).includes(id));
  const [narrowest] = both.toSorted((a, b) => membersOf(a, pack).length - membersOf(b, pack).length);
  if (narrowest === undefined) return '';
  const family = pack.families.get(narrowest);
  if (family) {
    const group = `${family.name}${family.place ? notes.mark(family.place) : ''}`;
    return oneOf(setting, [
      `The group was right: both are ${group}.`,
      `Both are ${group}, so the group was right and the choice within it was not.`,
      `You were among the right kind, the ${group}.`,
    ]);
  }
  const [ours, theirs] = [within(answer.id, pack), within(rival.id, pack)];
  return `${capitalize(theirs)} and ${ours} belong to one group, and the paper describes them in one paragraph.`;
}

function wrongSite({ answer, pack, notes }: Setting): string {
  const firm = answer.statements.filter(({ caution, hedged }) => caution === undefined && !hedged);
  const where =
    firm.find(({ attribute }) => attribute === 'origin') ?? firm.find(({ attribute }) => attribute === 'location');
  const said = where ? ` ${shortOf(answer.id, pack)} ${predicate([{ statement: where }], notes)}.` : '';
  return `The tissue was right and the site was not, and here the site is part of the diagnosis.${said}`;
}

function otherSite(id: string, pack: Pack): string {
  return `Of ${within(id, pack)} the paper speaks only where that name puts it; of the site you gave it says nothing.`;
}

function ofClass(id: string, { answer, pack, notes }: Setting): string {
  const family = pack.families.get(id);
  if (!family) return '';
  const place = family.place ? notes.mark(family.place) : '';
  const members = membersOf(id, pack);
  if (!members.includes(answer.id))
    return `${capitalize(family.name)}${place} are a group to which ${within(answer.id, pack)} does not belong.`;
  const others = members.length - 1;
  if (others === 0) return `That is the group${place}, and ${within(answer.id, pack)} its one member in this paper.`;
  const rest = others === 1 ? 'one more of them' : `${others} more of them`;
  return `The group was right: ${within(answer.id, pack)} is one of the ${family.name}${place}. The paper describes ${rest}, so a group is not yet a diagnosis.`;
}

function undiscussed(id: string, { answer, pack, notes }: Setting): string {
  const name = pack.decoys.get(id)?.name ?? id;
  const mimic = pack.mimics.find(({ between }) => between.includes(id) && between.includes(answer.id));
  const small = lowered(name, pack);
  const ours = within(answer.id, pack);
  if (mimic)
    return `The paper does not describe ${small} itself, but warns that ${ours} can be taken for it${notes.mark(mimic.place)}.`;
  // Word for word: lipoma is not in what is said of lipomatosis.
  const told = answer.statements.find(
    ({ text, caution }) => !caution && ` ${fold(text).join(' ')} `.includes(` ${fold(name).join(' ')} `),
  );
  if (told)
    return `The paper does not describe ${small} itself, but mentions it beside the answer: ${ours} ${predicate([{ statement: told }], notes)}.`;
  return `${name} is not discussed in this paper, so nothing can be set against it from here; what the paper does give is the case for ${ours}.`;
}

function behindTheLesion(id: string, setting: Setting): string {
  const { rival, pack, notes } = setting;
  const association = pack.associations.get(id);
  if (!association) return '';
  const tie = `${association.name} is not itself the lesion: ${association.text}${notes.mark(association.place)}.`;
  return rival
    ? `${tie} That is not the answer here. ${kinship(rival, setting)}`.trim()
    : `${tie} That is the answer: you named what goes with it and not the lesion.`;
}
