import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Outcome = { readonly files: readonly string[] } | { readonly refused: string };

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const caseText = (
  id: string,
) => `# A case: an answer, and clues that single it out. Until the marked lines are filled in, the check names them.
id: ${id}
answer: fill-in-diagnosis-id
# true: composed from what the paper says of the diagnosis; false: a patient the paper reports, or one of your own.
composed: true
opening: A patient is referred for imaging.
# How many of the clues one dealing shows. Give more than that, so that a case met again looks different.
shows: 3
clues:
  # from: ids of statements about the answer, all of one modality, none hedged and none with a caution.
  # always: true shows a clue in every dealing: the one without which nobody could know the answer.
  # wordings: the finding in your own words, two or three ways. Never a name, synonym or family of the answer.
  - id: first
    from: [fill-in.ct.statement]
    wordings:
      - Fill in the finding.
    # An image lies beside this file, under a neutral name; its metadata is removed when it is shown.
    # image: { file: axial.png, alt: What can be seen }
  - id: second
    from: [fill-in.mri.statement]
    wordings:
      - Fill in another finding.
  - id: third
    from: [fill-in.history.statement]
    wordings:
      - Fill in a third.
# What to take away: ids of statements shown at the end.
teaching: [fill-in.general.statement]
`;

const packTexts = (id: string): Readonly<Record<string, string>> => ({
  'pack.yaml': `# One paper, curated. Everything here is in your own words, with its place in the paper.
id: ${id}
title: Fill in what this pack teaches
citation: Fill in authors, journal, year
doi: fill in
licence: Facts from the cited paper in the curators' own words.
families: []          # - { id: sarcomas, name: sarcomas, names: [sarcoma], place: "Discussion, paragraph 1" }
observed: []          # - { id: index-case, short: The index patient, diagnosis: fill-in }
general: { short: The paper }
mimics: []            # - { between: [one-diagnosis, another], place: "Discussion, paragraph 1" }
without_case:         # every diagnosis has a case, or says here why not
  - { diagnosis: fill-in-diagnosis, reason: no case has been written yet }
`,
  'vocabulary.yaml': `# What statements may speak of, and which values cannot both hold. compare: across | within (one modality) | never
attributes:
  margin:
    label: margin
    compare: across
    values:
      well-defined: { label: well defined, contradicts: [infiltrating] }
      infiltrating: { label: infiltrating }
`,
  'sites.yaml': `# Where a lesion may be said to lie; \`in\` is what contains it.
abdomen: { label: the abdomen, in: null, names: [abdomen, abdominal] }
`,
  'decoys.yaml': `# Diagnoses the paper does not discuss, so that they are wrong by name; and diseases behind a lesion.
decoys: []            # - { id: lipoma, name: Lipoma, names: [benign fatty tumor] }
associations: []
`,
  'questions.yaml':
    '# - { id: q-one, topic: imaging, question: "...?", choices: [a, b, c], answer: 0, explanation: "...", places: ["Table 1"] }\n[]\n',
  'general.yaml': '# Facts about no single diagnosis.\nstatements: []\n',
  'paraphrases.yaml':
    '# For check --paper: plain words make no clinical claim; of terms, ours may stand for theirs.\nplain: []\nterms: []\n',
  'diagnoses/fill-in-diagnosis.yaml': `id: fill-in-diagnosis
name: Fill in the diagnosis
short: Fill in the diagnosis
families: []
site: { home: [abdomen] }
names: []
statements:
  # text goes on after the short name: "Fill in the diagnosis has well-defined margins."
  - id: fill-in-diagnosis.ct.margin
    modality: ct
    attribute: margin
    value: well-defined
    text: has well-defined margins
    place: Fill in the place
    refs: []
`,
});

export function writeCase(folder: string, args: readonly string[]): Outcome {
  const [pack, id] = args;
  if (args.length !== 2 || !pack || !id || !idPattern.test(id))
    return {
      refused: 'Usage: npm run knowledge -- new-case <pack> <id>, the id in lower-case letters, digits and dashes',
    };
  if (!existsSync(join(folder, pack, 'pack.yaml'))) return { refused: `There is no pack ${join(folder, pack)}` };
  return write({ [join(folder, pack, 'cases', `${id}.yaml`)]: caseText(id) });
}

export function writePack(folder: string, args: readonly string[]): Outcome {
  const [id] = args;
  if (args.length !== 1 || !id || !idPattern.test(id))
    return { refused: 'Usage: npm run knowledge -- new-pack <id>, the id in lower-case letters, digits and dashes' };
  if (existsSync(join(folder, id))) return { refused: `${join(folder, id)} exists; nothing was overwritten` };
  return write(Object.fromEntries(Object.entries(packTexts(id)).map(([file, text]) => [join(folder, id, file), text])));
}

function write(texts: Readonly<Record<string, string>>): Outcome {
  const existing = Object.keys(texts).find((file) => existsSync(file));
  if (existing) return { refused: `${existing} exists; nothing was overwritten` };
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { files: Object.keys(texts) };
}
