import { modalities, type Statement } from '../pack.ts';
import type { Library } from './library.ts';
import { common, ofEach, type PartAnswer } from './part.ts';
import type { Part } from './question.ts';
import { type Ranked, saysWhat } from './rank.ts';

/** Answers as the lines they are shown as, part by part; where diagnoses are listed, those that have everything asked for. */
export function listed(found: readonly PartAnswer[], { pack }: Library): (readonly Statement[])[][] {
  if (!found.every(({ part }) => part.lists)) return found.flatMap(evenly).map((chosen) => chosen.map(statementsOf));
  const answers = found.flatMap(({ apart }) => apart);
  const both = found.some(({ part }) => part.either) ? [] : common(answers);
  if (!found.every(({ part }) => asksWhoHas(part)))
    return [(both.length > 0 ? both : answers.flat()).map(statementsOf)];
  const kept = both.length > 0 ? answers.map((own) => own.filter((one) => both.includes(one))) : answers;
  const ids = new Set(kept.flat().map(({ entry }) => lineOf(entry.lead)));
  return [[...ids].map((id) => kept.flatMap((own) => nearestOf(own, id)))];

  function lineOf({ id, subject }: Statement): string {
    return pack.diagnoses.has(subject) ? subject : id;
  }

  function nearestOf(own: readonly Ranked[], id: string): readonly Statement[] {
    return own.find(({ entry }) => lineOf(entry.lead) === id)?.entry.statements ?? [];
  }
}

/** Of each who was named, in each modality that was, so that none is crowded out; of a whole, something of each there is. */
function evenly({ part, chosen }: PartAnswer): (readonly Ranked[])[] {
  const { each, units, whole } = part;
  const named = ofEach(each, chosen);
  if (whole && units.length + part.modalities.length === 0) return named.flatMap(byKind);
  if (part.modalities.length < 2) return named;
  return named.flatMap((own) =>
    part.modalities.map((modality) => own.filter(({ entry }) => entry.lead.modality === modality)),
  );
}

/** What it is first, then modality by modality; what is firm and not yet said before what is neither. */
function byKind(all: readonly Ranked[]): (readonly Ranked[])[] {
  const said = new Set<string>();
  const later = new Set<Ranked>();
  for (const one of all) {
    const { attribute, values, hedged } = one.entry.lead;
    const finding = [attribute, ...values].join(' ');
    if (hedged || said.has(finding)) later.add(one);
    said.add(finding);
  }
  const groups = Map.groupBy(all, ({ entry: { lead } }) => (saysWhat(lead) ? '' : lead.modality));
  return ['' as const, ...modalities].flatMap((kind) => {
    const own = groups.get(kind) ?? [];
    return own.length > 0 ? [own.toSorted((a, b) => Number(later.has(a)) - Number(later.has(b)))] : [];
  });
}

function statementsOf({ entry }: Ranked): readonly Statement[] {
  return entry.statements;
}

/** Diagnoses are asked for, or what is found in a patient. */
function asksWhoHas({ units, asksWho }: Part): boolean {
  return asksWho || units.some(({ finding }) => finding !== undefined);
}
