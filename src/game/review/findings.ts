import type { Chance } from '../chance.ts';
import { isUsable, weighAll } from '../compare.ts';
import { type Clue, type Diagnosis, type Modality, modalities, type Pack, type Statement } from '../pack.ts';
import { fold } from '../recognise/fold.ts';

/** One finding as a card shows it: in the words of a case where one has it, else as the attribute and its value. */
export interface Finding {
  readonly modality: Modality;
  readonly text: string;
  readonly image?: Clue['image'];
  readonly statements: readonly Statement[];
}

/** What can be shown of a diagnosis to tell it from others, worded by seed, without naming any of them. */
export function findingsOf(diagnosis: Diagnosis, against: readonly Diagnosis[], pack: Pack, luck: Chance): Finding[] {
  const isTelling = (statements: readonly Statement[]) =>
    weighAll(statements, diagnosis, pack).bearing === 'supports' &&
    against.every((other) => weighAll(statements, other, pack).bearing === 'against');
  const clues = [...pack.cases.values()]
    .filter(({ answer }) => answer === diagnosis.id)
    .flatMap((unknown) => unknown.clues)
    .filter(({ statements }) => isTelling(statements))
    .map(({ modality, image, statements, wordings }) => ({
      modality,
      image,
      statements,
      text: wordings[luck.pick(wordings.length)]!,
    }));
  const shown = new Set(clues.flatMap(({ statements }) => statements.map(({ id }) => id)));
  const plain = diagnosis.statements
    .filter((statement) => isUsable(statement, pack) && !shown.has(statement.id) && isTelling([statement]))
    .map((statement) => ({ modality: statement.modality, statements: [statement], text: inValues(statement, pack) }));
  const names = [diagnosis, ...against].flatMap(namesOf);
  return [...clues, ...plain].filter(({ text }) => {
    const said = ` ${fold(text).join(' ')} `;
    return names.every((name) => !said.includes(` ${name} `));
  });
}

/** At most so many by chance, no attribute twice, so that they never contradict each other; in the order of reading. */
export function chooseFindings(findings: readonly Finding[], most: number, luck: Chance): Finding[] {
  const chosen: Finding[] = [];
  const taken = new Set<string>();
  for (const finding of luck.shuffle(findings)) {
    const attributes = finding.statements.map(({ attribute }) => attribute);
    if (chosen.length === most || attributes.some((attribute) => taken.has(attribute))) continue;
    for (const attribute of attributes) taken.add(attribute);
    chosen.push(finding);
  }
  return chosen.sort((a, b) => modalities.indexOf(a.modality) - modalities.indexOf(b.modality));
}

function inValues({ attribute, values }: Statement, pack: Pack): string {
  const known = pack.attributes.get(attribute);
  const label = known?.label ?? attribute;
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${values.map((value) => known?.values.get(value)?.label ?? value).join(' or ')}`;
}

function namesOf({ name, short, names, histology }: Diagnosis): string[] {
  return [name, short, ...names, ...histology].map((one) => fold(one).join(' ')).filter((folded) => folded !== '');
}
