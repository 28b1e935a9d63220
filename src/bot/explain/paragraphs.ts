import { isSaidOf, isSeen } from '../../game/explain/evidence.ts';
import type { Point } from '../../game/explain/point.ts';
import { mimicryOf } from '../../game/explain/takeaway.ts';
import type { Diagnosis } from '../../game/pack.ts';
import { capitalize, placeOf } from '../words.ts';
import { listed, numbers, predicate, sentences, shortOf, soDoes, type Told, within } from './prose.ts';
import { oneOf, opposed, type Setting } from './setting.ts';

/** Where the two part: the one finding first. */
export function partingOf(points: readonly Point[], rival: Diagnosis, setting: Setting): string {
  const [best, ...others] = points;
  if (!best) return nothingParts(rival, setting);
  const first = `${partingLead(best, rival, setting)} ${opposed(best, setting)}`;
  const how = best.a.subject === setting.answer.id ? 'again' : 'within';
  const further = others.map((point) => `${furtherLead(point, best)} ${opposed(point, setting, how)}`);
  return [first, ...further].join(' ');
}

/** No finding excludes the other: the paper's own word on how to tell them apart, or that it has none. */
function nothingParts(rival: Diagnosis, setting: Setting): string {
  const { answer, pack, notes, points } = setting;
  const word = points.find(({ kind, a }) => kind === 'takeaway' && mimicryOf(a, answer, rival));
  if (word && !word.a.hedged) {
    const said = sentences([{ statement: word.a }], notes, pack);
    return `${oneOf(setting, ['The paper says in so many words how to tell them apart.', 'How to tell the two apart the paper says itself.'])} ${said}`;
  }
  const [ours, theirs] = [within(answer.id, pack), within(rival.id, pack)];
  return oneOf(setting, [
    `Nothing that the paper says without doubt sets ${theirs} against ${ours}: no finding excludes it, and only what it does not say speaks against it.`,
    `The paper gives no finding, doubtful ones aside, that would exclude ${theirs} here; ${ours} is merely the better supported.`,
  ]);
}

function partingLead({ a, b, clue }: Point, rival: Diagnosis, setting: Setting): string {
  const theirs = within(rival.id, setting.pack);
  if (b && a.discrepancy.includes(b.id))
    return `${clue === undefined ? 'On one finding' : `On clue ${clue}`} the paper says of the group what it does not say of the member.`;
  if (clue !== undefined && (a.modality === 'history' || a.modality === 'exam' || a.modality === 'lab'))
    return oneOf(setting, [
      `Among the clues it is the history that argues against ${theirs}, at clue ${clue}.`,
      `What ${theirs} does not explain is the history in clue ${clue}.`,
    ]);
  if (clue !== undefined)
    return oneOf(setting, [
      `Clue ${clue} tells the two apart.`,
      `The two part at clue ${clue}.`,
      `It is clue ${clue} that ${theirs} does not explain.`,
      `Go back to clue ${clue}.`,
      `Clue ${clue} is the one that counts between them.`,
    ]);
  if (a.hedged || b?.hedged)
    return `No clue shown rules out ${theirs}, and where the paper sets the two apart it hedges on one side.`;
  return oneOf(setting, [
    `No clue shown rules out ${theirs}; the finding that would have is this.`,
    `The clues shown exclude neither, yet the paper has a finding that parts them.`,
    `For ${theirs} to fall, one more finding would have been needed.`,
  ]);
}

function furtherLead({ clue }: Point, best: Point): string {
  if (clue === undefined) return 'The images would part them too, on a point that was not among the clues:';
  return best.clue !== undefined && clue < best.clue
    ? `The first sign had come with clue ${clue}:`
    : `Clue ${clue} says so as well:`;
}

/** For a class: where the clues leave its other members behind, those that one clue leaves behind together. */
export function membersLeft(points: readonly Point[], setting: Setting): string {
  const { pack, notes } = setting;
  return [...Map.groupBy(points, ({ clue }) => clue).values()]
    .map((group) => {
      const [first] = group;
      const whom =
        group.length === 1 ? within(first!.b!.subject, pack) : `${inWords[group.length] ?? group.length} of them`;
      const ours = `${within(first!.a.subject, pack)} ${predicate([{ statement: first!.a }], notes)}`;
      const theirs = [...Map.groupBy(group, ({ b }) => b!.text)].map(([text, alike]) => {
        const names = alike.map(
          ({ b }) => `${within(b!.subject, pack)}${alike.length > 1 ? notes.mark(placeOf(b!)) : ''}`,
        );
        return alike.length > 1
          ? `each of ${listed(names)} ${text}`
          : `${names[0]} ${predicate([{ statement: alike[0]!.b! }], notes)}`;
      });
      return `Clue ${first!.clue} leads away from ${whom}: ${ours}, whereas ${listed(theirs)}.`;
    })
    .join(' ');
}

const inWords: Readonly<Record<number, string>> = { 2: 'two', 3: 'three' };

/** What the two have in common, and so what could not decide. */
export function likenessOf(points: readonly Point[], rival: Diagnosis, setting: Setting): string {
  if (points.length === 0) return '';
  const clues = points.flatMap(({ clue }) => clue ?? []);
  const fit = clues.length === 1 ? 'fits' : 'fit';
  const lead =
    clues.length === 0
      ? oneOf(setting, ['Elsewhere they agree.', 'One likeness may mislead another time.'])
      : oneOf(setting, [
          `There was reason to think of it: ${numbers(clues)} ${fit} either.`,
          `${capitalize(numbers(clues))} could not help you choose.`,
          `What misleads is ${numbers(clues)}, which ${fit} both.`,
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
  const told = points.map(({ a, clue }): Told => ({ statement: a, clue }));
  const ours = within(answer.id, pack);
  const theirs = rival && within(rival.id, pack);
  const one = points.length === 1;
  const opening = points[0]!.a.subject === answer.id;
  const end = opening ? ':' : '.';
  const leads = !rival
    ? [
        `Clue by clue, this is how it built up to ${ours}${end}`,
        `This is what led to ${ours}, in the order it came${end}`,
      ]
    : isSilent(points, rival, setting)
      ? [
          `What is left the paper says of ${ours} and not of ${theirs}${end}`,
          `Of ${theirs} the paper does not say the rest; ${ours} has ${one ? 'it' : 'all of it'}${end}`,
          `The case for ${ours} itself, which ${theirs} cannot claim${end}`,
        ]
      : [`What else speaks for ${ours}${end}`, `The rest of the case for ${ours}${end}`];
  const said = sentences(told, notes, pack, opening ? answer.id : undefined);
  return [oneOf(setting, leads), said, rival ? '' : settledIn(setting)].filter(Boolean).join(' ');
}

function settledIn({ settledBy, clues }: Setting): string {
  return settledBy < clues
    ? `From clue ${settledBy} on no other diagnosis of the paper is as well supported.`
    : 'Only the last clue settles it.';
}

/** Whether the paper says nothing at all of the rival on these points, not with doubt and not under another heading. */
function isSilent(points: readonly Point[], rival: Diagnosis, { pack }: Setting): boolean {
  return points.every(({ a }) => !isSaidOf(rival, a, pack));
}

export function keepingOf(points: readonly Point[], setting: Setting): string {
  const { rival, pack, notes, answer } = setting;
  const theirs = points.filter(({ a }) => a.subject === rival?.id);
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
      `And of ${name}, for the day it is the answer: it ${said}.`,
      `${capitalize(name)}, for its part, ${said}.`,
      ...(isSeen(a) ? [`When it is ${name}, look for its own mark: it ${said}.`] : []),
    ]);
  });
  return [...keep, ...other].join(' ');
}
