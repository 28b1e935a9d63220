import { onThePoint } from '../../game/compare.ts';
import { isMentionedOf } from '../../game/explain/evidence.ts';
import type { Point } from '../../game/explain/point.ts';
import { mimicryOf } from '../../game/explain/takeaway.ts';
import { type Diagnosis, isSeen, type Statement } from '../../game/pack.ts';
import { areKin } from '../../game/relate.ts';
import { capitalize, placeOf, shortOf } from '../words.ts';
import { numbers, predicate, sentences, soDoes, type Told, within } from './prose.ts';
import { oneOf, type Setting, wasOpened } from './setting.ts';

/** What the two have in common, and so what could not decide. */
export function likenessOf(points: readonly Point[], rival: Diagnosis, setting: Setting): string {
  if (points.length === 0) return '';
  const clues = points.flatMap(({ clue }) => clue ?? []);
  const fit = clues.length === 1 ? 'fits' : 'fit';
  const areOpened = clues.every((clue) => wasOpened(setting, clue));
  const lead =
    clues.length === 0
      ? oneOf(setting, ['Elsewhere they agree.', 'One likeness may mislead another time.'])
      : !areOpened
        ? `${capitalize(numbers(clues))}, had you opened ${clues.length === 1 ? 'it' : 'them'}, would not have helped you choose.`
        : oneOf(setting, [
            `There was reason to think of it: ${numbers(clues)} ${fit} either.`,
            `${capitalize(numbers(clues))} could not help you choose.`,
            `What misleads ${clues.length === 1 ? 'is' : 'are'} ${numbers(clues)}, which ${fit} both.`,
          ]);
  const alike = points.filter(({ a, b }) => a.text === b?.text);
  const groups = [...Map.groupBy(alike, ({ a }) => soDoes(a)).values()];
  const parts = [
    ...groups.map((group) => sameOf(group, rival, setting)),
    ...points.filter((point) => !alike.includes(point)).map((point) => similarOf(point, setting)),
  ];
  return `${lead} ${parts.map((part, index) => part(index > 0)).join('; ')}.`;
}

type Part = (again: boolean) => string;

function sameOf(points: readonly Point[], rival: Diagnosis, { notes, pack }: Setting): Part {
  return (again) => {
    const told = points.map(({ a }) => ({ statement: a }));
    const ours = again ? 'it' : shortOf(points[0]!.a.subject, pack);
    const said = predicate(told, notes);
    const places = new Set(points.map(({ b }) => notes.mark(placeOf(b!))));
    const theirs = again ? 'the other' : within(rival.id, pack);
    return `${ours} ${said}, and ${soDoes(points[0]!.a)} ${theirs}${[...places].join(' ')}`;
  };
}

function similarOf({ a, b }: Point, { notes, pack, answer }: Setting): Part {
  return (again) => {
    const ours = again && a.subject === answer.id ? 'it' : shortOf(a.subject, pack);
    const said = predicate([{ statement: a }], notes);
    const theirs = again ? 'the other' : within(b!.subject, pack);
    return `${ours} ${said}, and ${theirs} ${predicate([{ statement: b! }], notes)}`;
  };
}

/** What speaks for the answer alone, in the order in which it came. */
export function fittingOf(points: readonly Point[], setting: Setting): string {
  const { rival, pack, notes, answer } = setting;
  if (points.length === 0) return '';
  const told = points.map(({ a, clue }): Told => ({ statement: a, clue: clueInWords(clue, setting) }));
  const ours = within(answer.id, pack);
  const theirs = rival && within(rival.id, pack);
  const one = points.length === 1;
  const opening = points[0]!.a.subject === answer.id;
  // What one patient had is not said of the diagnosis.
  const whose = points.every(({ a }) => a.subject === answer.id) ? ours : 'this patient';
  const end = opening ? ':' : '.';
  const leads = !rival
    ? [
        `Clue by clue, this is how it built up to ${ours}${end}`,
        `This is what led to ${ours}, in the order it came${end}`,
      ]
    : isSilent(points, rival, setting)
      ? [
          ...(points.length < setting.clues
            ? [
                `The paper gives the other findings for ${ours} and not for ${theirs}${end}`,
                `Of ${theirs} the paper does not say the rest; ${whose} has ${one ? 'it' : 'all of it'}${end}`,
              ]
            : [`None of this does the paper say of ${theirs}; ${whose} has ${one ? 'it' : 'all of it'}${end}`]),
          `The case for ${ours} itself, which the paper does not make for ${theirs}${end}`,
        ]
      : [`What else speaks for ${ours}${end}`, `The rest of the case for ${ours}${end}`];
  const said = sentences(told, notes, pack, opening ? answer.id : undefined);
  return [oneOf(setting, leads), said, rival ? '' : settledIn(setting)].filter(Boolean).join(' ');
}

function clueInWords(clue: number | undefined, setting: Setting): string | undefined {
  if (clue === undefined) return undefined;
  return wasOpened(setting, clue) ? `clue ${clue}` : `would have come as clue ${clue}`;
}

function settledIn({ settledBy, clues }: Setting): string {
  return settledBy < clues
    ? `From clue ${settledBy} on no other diagnosis of the paper is as well supported.`
    : 'Only the last clue settles it.';
}

/** Whether the paper says nothing at all of the rival on these points: not with doubt, not the contrary, not under another heading. */
function isSilent(points: readonly Point[], rival: Diagnosis, { pack, answer }: Setting): boolean {
  return points.every(({ a }) =>
    [a, ...answer.statements.filter((other) => areOneSentence(a, other))].every(
      (one) => !isMentionedOf(one, rival, pack) && onThePoint(one, rival, pack).length === 0,
    ),
  );
}

/** "A or else B" is two statements, each of which names the other's finding as well. */
function areOneSentence(a: Statement, b: Statement): boolean {
  const wordsOf = ({ text }: Statement) => text.split(' ').sort().join(' ');
  return placeOf(a) === placeOf(b) && wordsOf(a) === wordsOf(b);
}

export function keepingOf(points: readonly Point[], setting: Setting): string {
  const { rival, pack, notes, answer } = setting;
  const theirs = points.filter(({ a }) => a.subject === rival?.id);
  const isKin = rival !== undefined && areKin(answer, rival, pack);
  const ours = points.filter(
    (point) =>
      !theirs.includes(point) && !(rival && !setting.parted && mimicryOf(point.a, answer, rival) && !point.a.hedged),
  );
  const keep = ours.map(
    ({ a }) =>
      `${oneOf(setting, ['Keep this:', 'To take away:', 'One line to remember:'])} ${within(a.subject, pack)} ${predicate([{ statement: a }], notes)}.`,
  );
  const other = theirs.map(({ a }) => {
    const said = predicate([{ statement: a }], notes);
    const name = within(a.subject, pack);
    return oneOf(setting, [
      `${keep.length > 0 ? 'And of' : 'Of'} ${name}, for the day it is the answer: it ${said}.`,
      `${capitalize(name)}, for its part, ${said}.`,
      // A member does not exclude its group, nor a group its member.
      ...(isSeen(a) && !isKin ? [`When it is ${name}, look for its own mark: it ${said}.`] : []),
    ]);
  });
  return [...keep, ...other].join(' ');
}
