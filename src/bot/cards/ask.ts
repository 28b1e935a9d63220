import type { Asked } from '../../game/ask/answer.ts';
import type { OfGroup } from '../../game/ask/group.ts';
import type { Unsaid } from '../../game/ask/unsaid.ts';
import type { Pack, Statement } from '../../game/pack.ts';
import type { Entity } from '../../game/recognise/lexicon.ts';
import { statementOf } from '../../game/statements.ts';
import { within } from '../explain/prose.ts';
import type { Block, Card, Item } from '../reply.ts';
import { capitalize, countOf, modalityLabels, notAdvice, placeOf, sentence } from '../words.ts';

/**
 * What the paper says to a question, statement by statement, or that it does not say.
 * @param sent whether questions go to a model, which their readers are told
 */
export function askCard(asked: Asked, pack: Pack, sent = false): Card {
  return {
    title: titleOf(asked),
    blocks: blocksOf(asked, pack),
    buttons: [],
    footer: `${sent ? 'Questions go to the model that was set up here. ' : ''}${pack.citation} ${notAdvice}`,
  };
}

function titleOf(asked: Asked): string {
  if (asked.kind !== 'silent') return titles[asked.kind];
  if (asked.groups) return 'What the paper says of the group';
  return asked.unsure || asked.subjects.length === 0 ? 'Nothing was found' : titles.silent;
}

const titles: Readonly<Record<Asked['kind'], string>> = {
  refused: 'Not taken',
  unread: 'What is it you ask?',
  undiscussed: 'Not in this paper',
  silent: 'The paper does not say',
  answer: 'What the paper says',
};

const refusals = {
  identifier:
    'This reads as if it could name a person: a name with a title, a date of birth, a record number, a telephone or mail address. It was not searched and is not kept or sent anywhere. Ask about the diagnosis alone.',
  advice:
    'This asks for advice on a patient, and what is here comes from one case report: it can teach, and it cannot advise on anybody. Ask what the paper says of a diagnosis instead, for example “how is retroperitoneal fibrosis treated?”.',
} as const;

function blocksOf(asked: Asked, pack: Pack): Block[] {
  const text = (said: string): Block[] => [{ kind: 'text', text: said }];
  switch (asked.kind) {
    case 'refused':
      return text(refusals[asked.why]);
    case 'unread':
      return text(
        'Name a diagnosis and what you would like to know of it: “T2 signal of lymphoma”, “symptoms of pheo”.',
      );
    case 'undiscussed':
      return text(notDiscussed(asked.entity));
    case 'silent':
      return [
        ...text(silence(asked, pack)),
        ...(asked.groups ?? []).flatMap((one) => groupBlocks(one, pack)),
        ...(asked.beside ? text(notDiscussed(asked.beside)) : []),
      ];
    case 'answer':
      return [
        { kind: 'list', ordered: false, items: entryItems(asked.entries, pack) },
        ...(asked.more ? text(restOf(asked.more, asked, pack)) : []),
        ...(asked.unsaid ?? []).flatMap((one) => text(unsaidLine(one, pack))),
        ...(asked.groups ?? []).flatMap((one) => groupBlocks(one, pack)),
        ...(asked.beside ? text(notDiscussed(asked.beside)) : []),
      ];
  }
}

function notDiscussed({ name }: Entity): string {
  return `${name} is not discussed in this paper, so nothing can be said of it from here.`;
}

/** A group's statements are never shown as its members' own. */
function groupBlocks({ group, members, entries }: OfGroup, pack: Pack): Block[] {
  const names = members.map((id) => within(id, pack)).join(' and ');
  const each = members.length > 1 ? 'each ' : '';
  return [
    { kind: 'text', text: `The paper counts ${names} ${each}as ${within(group, pack)}. Of that group it says:` },
    { kind: 'list', ordered: false, items: entryItems(entries, pack) },
  ];
}

/** That it does not say is a claim: it is made where all that was asked was understood. */
function silence({ subjects, groups, unsure }: Extract<Asked, { kind: 'silent' }>, pack: Pack): string {
  const [only] = subjects;
  const found = unsure ? 'nothing was found on this' : 'the paper does not say this';
  if (groups) {
    const names = subjects.map((id) => within(id, pack)).join(' and ');
    return `Of ${names} ${subjects.length > 1 ? 'themselves' : 'itself'} ${found}.`;
  }
  if (only === undefined || subjects.length > 1)
    return 'No statement was found that answers this. It may be put another way; what the paper has of a diagnosis is in /study diagnosis.';
  const name = within(only, pack);
  const all = unsure
    ? 'It may be put another way; /study diagnosis has all that the paper says'
    : '/study diagnosis shows all that it does say';
  return pack.diagnoses.has(only) ? `Of ${name} ${found}. ${all} of ${name}.` : `Of ${name} ${found}.`;
}

type Entries = readonly (readonly Statement[])[];

const mostNamed = 5;

/** CT stays CT. */
function lowered(label: string): string {
  return label === label.toUpperCase() ? label : label.toLowerCase();
}

/** How much more there is, and of which diagnoses nothing is shown yet. */
function restOf(
  more: Entries,
  { entries, subjects }: { entries: Entries; subjects: readonly string[] },
  pack: Pack,
): string {
  const seen = new Set(entries.map(([first]) => first!.subject));
  const names = [...new Set(more.map(([first]) => first!.subject))]
    .filter((id) => pack.diagnoses.has(id) && !seen.has(id))
    .map((id) => within(id, pack));
  const of = names.length > 0 && names.length <= mostNamed ? `, of ${names.join(', ')}` : '';
  const rest = countOf(more.length, 'more line answers', 'more lines answer');
  const [only] = subjects;
  if (only !== undefined && subjects.length === 1 && pack.diagnoses.has(only))
    return `${rest} this as well. A narrower question shows them, and /study diagnosis all that is said of ${within(only, pack)}.`;
  return `${rest} this as well${of}. A narrower question shows them: one diagnosis, one modality, one finding.`;
}

/** What of a question stays open. */
function unsaidLine({ subjects, asked, modalities, unsure }: Unsaid, pack: Pack): string {
  const images = modalities.map((modality) => lowered(modalityLabels[modality])).join(' and ');
  const names = subjects.length <= mostNamed ? subjects.map((id) => within(id, pack)).join(' and ') : '';
  const of = (said: string) => (names ? `Of ${names} ${said}` : capitalize(said));
  if (asked === '') return of(`the paper says nothing on ${images}.`);
  const what = [asked, images].filter(Boolean).join(' on ');
  return of(`${unsure ? 'nothing was found on this' : 'the paper does not say this'}: ${what}.`);
}

function entryItems(entries: Entries, pack: Pack): Item[] {
  const shown = new Set(entries.flat().map(({ id }) => id));
  return entries.map((statements) => entryItem(statements, shown, pack));
}

/**
 * What the paper says of one subject, with every place where it says so, its cautions, and what it says to the contrary, unless
 * that is shown anyway. What means the same is said once.
 */
function entryItem(statements: readonly Statement[], shown: ReadonlySet<string>, pack: Pack): Item {
  const meanings = Map.groupBy(statements, ({ attribute, values }) => [attribute, ...values].join(' '));
  const [first, ...rest] = [...meanings.values()].map(([one]) => one!);
  const others = [...new Set(statements.flatMap(({ discrepancy }) => discrepancy))].filter((id) => !shown.has(id));
  const cautions = [...new Set(statements.flatMap(({ caution }) => caution ?? []))];
  return {
    mark: 'none',
    text: capitalize(sentence({ ...first!, text: [first!, ...rest].map(({ text }) => text).join('; ') }, pack)),
    note: [...new Set(statements.map(placeOf))].join('; '),
    under: [
      ...others.flatMap((id): Item[] => {
        const other = statementOf(id, pack);
        return other
          ? [{ mark: 'silent', text: `The paper also says: ${sentence(other, pack)}`, note: placeAndCaution(other) }]
          : [];
      }),
      ...cautions.map((caution): Item => ({ mark: 'silent', text: `Caution: ${caution}` })),
    ],
  };
}

function placeAndCaution(statement: Statement): string {
  const place = placeOf(statement);
  return statement.caution === undefined ? place : `${place}. Caution: ${statement.caution}`;
}
