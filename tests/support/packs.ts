import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const statement = (id: string, attribute: string, value: string, text: string) => `  - id: ${id}
    modality: ${id.split('.')[1]}
    attribute: ${attribute}
    value: ${value}
    text: ${text}
    place: Findings, paragraph 1
    refs: [1]
`;

/** A small pack that every rule accepts, file by file: a red one, a blue one, and what tells them apart. */
export const smallPack: Readonly<Record<string, string>> = {
  'pack.yaml': `id: small
title: Two lumps
citation: Nobody. Nowhere. 2020.
doi: 10.1000/none
licence: Made up for tests.
families:
  - { id: lumps, name: lumps, names: [lump], place: null }
observed:
  - { id: index-case, short: The index patient, diagnosis: redoma }
general: { short: The paper }
mimics:
  - { between: [redoma, bluitis], place: "Findings, paragraph 1" }
without_case:
  - { diagnosis: bluitis, reason: nobody wrote one }
`,
  'vocabulary.yaml': `attributes:
  color:
    label: color
    compare: across
    values:
      red: { label: red, contradicts: [blue] }
      blue: { label: blue }
  feel:
    label: feel
    compare: within
    values:
      hard: { label: hard, contradicts: [soft] }
      soft: { label: soft }
  share: { label: share, compare: never }
`,
  'sites.yaml': `abdomen: { label: the abdomen, in: null, names: [abdomen, abdominal] }
kidney: { label: the kidney, in: abdomen, names: [kidney, renal] }
`,
  'decoys.yaml': `decoys:
  - { id: wart, name: Wart, names: [verruca] }
associations:
  - { id: sunburn, name: Sunburn, names: [], diagnosis: redoma, text: the paper ties it to the red one, place: "Findings, paragraph 1" }
`,
  'general.yaml': `statements:
${statement('pack.general.share', 'share', '3', 'counts 3 cases')}`,
  'observed/index-case.yaml': `statements:
${statement('index-case.exam.color', 'color', 'red', 'had a red swelling')}`,
  'questions.yaml': `- { id: q-color, topic: imaging, question: "Which color?", choices: [red, blue, green], answer: 0, explanation: It is red., places: ["Findings, paragraph 1"] }
`,
  'diagnoses/redoma.yaml': `id: redoma
name: Redoma
short: Redoma
families: [lumps]
site: { home: [abdomen] }
names: [erythroma]
statements:
${statement('redoma.exam.color', 'color', 'red', 'looks red')}${statement('redoma.ct.feel', 'feel', 'hard', 'is hard on CT')}${statement('redoma.ct.share', 'share', '3', 'makes up 3 cases')}`,
  'diagnoses/bluitis.yaml': `id: bluitis
name: Bluitis
short: Bluitis
families: [lumps]
site: { home: [abdomen] }
names: []
statements:
${statement('bluitis.exam.color', 'color', 'blue', 'looks blue')}${statement('bluitis.ct.feel', 'feel', 'soft', 'is soft on CT')}`,
  'cases/one.yaml': `id: one
answer: redoma
composed: true
opening: A new patient.
shows: 2
clues:
  - id: color
    from: [redoma.exam.color]
    wordings: [The skin looks red.]
  - id: feel
    from: [redoma.ct.feel]
    wordings: [It is hard on CT.]
teaching: [redoma.exam.color]
`,
  'paraphrases.yaml': `plain: [the, a, it, is, on, up, had]
terms:
  - { ours: [swelling], theirs: [lump] }
`,
};

type Files = Readonly<Record<string, string>>;

/** Writes a pack below a new folder of packs and returns that folder. `change` replaces, adds (text) or removes (undefined) files. */
export function writePack(
  change: Readonly<Record<string, string | Uint8Array | undefined>> = {},
  base: Files = smallPack,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'unknown-case-pack-'));
  for (const [file, text] of Object.entries({ ...base, ...change })) {
    if (text === undefined) continue;
    const path = join(folder, 'small', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

/** One file of the small pack with a piece of its text replaced. Throws if the piece is not there. */
export function edited(file: string, from: string, to: string): Record<string, string> {
  const text = smallPack[file];
  if (!text?.includes(from)) throw new Error(`Expected "${from}" in ${file}`);
  return { [file]: text.replace(from, to) };
}
