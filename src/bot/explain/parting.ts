import type { Point } from '../../game/explain/point.ts';
import { mimicryOf } from '../../game/explain/takeaway.ts';
import type { Diagnosis } from '../../game/pack.ts';
import { capitalize, placeOf } from '../words.ts';
import { listed, numbers, predicate, sentences, within } from './prose.ts';
import { oneOf, opposed, type Setting, wasOpened } from './setting.ts';

/** Where the two part: the one finding first. */
export function partingOf(points: readonly Point[], rival: Diagnosis, setting: Setting): string {
  const [best, ...others] = points;
  if (!best) return [nothingParts(rival, setting), disputedIn(setting)].filter(Boolean).join(' ');
  const first = `${partingLead(best, rival, setting)} ${opposed(best, setting)}`;
  const how = best.a.subject === setting.answer.id ? 'again' : 'within';
  const further = others.map((point) => `${furtherLead(point, best, setting)} ${opposed(point, setting, how)}`);
  return [first, ...further, disputedIn(setting)].filter(Boolean).join(' ');
}

/** What the for and against of the result counts, and an argument cannot. */
function disputedIn({ disputed, answer, pack }: Setting): string {
  if (disputed.length === 0) return '';
  const verb = disputed.length === 1 ? 'argues' : 'argue';
  return `${capitalize(numbers(disputed))} ${verb} against it at first sight, but there the paper says both of ${within(answer.id, pack)}.`;
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
    `Leaving aside what the paper hedges and what carries a caution, no finding here excludes ${theirs}; ${ours} is merely the better supported.`,
    `The paper gives no finding, doubtful ones aside, that would exclude ${theirs} here; ${ours} is merely the better supported.`,
  ]);
}

function partingLead({ a, b, clue }: Point, rival: Diagnosis, setting: Setting): string {
  const theirs = within(rival.id, setting.pack);
  if (b && a.discrepancy.includes(b.id))
    return `${clue === undefined ? 'On one finding' : `On clue ${clue}`} the paper says of the group what it does not say of the member.`;
  if (!wasOpened(setting, clue))
    return oneOf(setting, [
      `What tells the two apart would have come as clue ${clue}.`,
      `Clue ${clue}, which you did not open, tells the two apart.`,
    ]);
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
    `The clues shown exclude neither, yet the paper has a finding that sets them apart.`,
    `For ${theirs} to fall, one more finding would have been needed.`,
  ]);
}

function furtherLead({ clue }: Point, best: Point, setting: Setting): string {
  if (clue === undefined) return 'On one more point, not among the clues, the paper sets them apart as well:';
  if (!wasOpened(setting, clue)) return `Clue ${clue} would have said so as well:`;
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
      const leads = wasOpened(setting, first!.clue) ? 'leads' : 'would have led';
      return `Clue ${first!.clue} ${leads} away from ${whom}: ${ours}, whereas ${listed(theirs)}.`;
    })
    .join(' ');
}

const inWords: Readonly<Record<number, string>> = { 2: 'two', 3: 'three' };
