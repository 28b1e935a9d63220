import { edited, writePack } from './packs.ts';

/** A pack whose two cases share every clue and differ in the answer, so that nothing but the answer tells them apart. */
export function writeTwins(): string {
  const twin = (id: string, answer: string) => `id: ${id}
answer: ${answer}
composed: true
opening: A new patient.
shows: 2
clues:
  - id: color
    from: [${answer}.exam.color]
    wordings: [The skin is not as it was., There is a change of the skin.]
  - id: feel
    from: [${answer}.ct.feel]
    wordings: [It stands out on CT., CT shows it plainly.]
teaching: [${answer}.exam.color]
`;
  return writePack({
    ...edited('pack.yaml', 'without_case:\n  - { diagnosis: bluitis, reason: nobody wrote one }', 'without_case: []'),
    'cases/one.yaml': twin('one', 'redoma'),
    'cases/two.yaml': twin('two', 'bluitis'),
  });
}
