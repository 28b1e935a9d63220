import { challengeState } from '../../game/round/challenge.ts';
import { gradeAll, pointsChanged } from '../../game/round/graded.ts';
import { isGone } from '../gone.ts';
import type { Noticeboard } from '../noticeboard.ts';
import type { Room } from '../room.ts';
import { entriesOf, gather, keyOf, type Sources } from './gather.ts';

/** Those whose points a ruling changed hear of it, once each, and whoever challenged does in any case. Best effort. @param challenge id */
export async function tellOfRuling(challenge: string, sources: Sources, noticeboard: Noticeboard): Promise<void> {
  const { shelf, pack, lexicon } = sources;
  const ruled = await shelf.find('challenge', challenge);
  const gathered = ruled && (await gather(ruled.round, sources));
  if (!ruled || !gathered) return;
  const { round, unknown, room } = gathered;
  const entries = await entriesOf(round.id, shelf);
  const without = { ...room, names: room.names.filter((name) => name.challenge !== challenge) };
  const graded = (names: Room) => gradeAll(entries, keyOf(round, unknown, names, pack, lexicon));
  const accepted = challengeState(ruled) === 'accepted-as-name' || challengeState(ruled) === 'accepted-as-partial';
  // After an undoing the name is gone, and what it would be worth is not known here: the challenger alone is told.
  const changes = accepted ? pointsChanged(graded(without), graded(room)) : [];
  const told = new Map(changes.map((change) => [change.learner, `${change.before} → ${change.after} points`]));
  if (ruled.by !== null && !told.has(ruled.by)) told.set(ruled.by, 'your points stay as they are');
  const last = ruled.rulings.at(-1);
  for (const [learner, points] of told) {
    if (isGone(learner)) continue;
    await noticeboard.tell(learner, {
      title: `Case of the week ${round.number}: a ruling`,
      blocks: [
        { kind: 'text', text: `“${ruled.text}” ${decisionInWords[challengeState(ruled)]}: ${points}.` },
        ...(last?.why ? [{ kind: 'text' as const, text: `Why: ${last.why}` }] : []),
      ],
      buttons: [],
    });
  }
}

const decisionInWords = {
  raised: 'is challenged',
  'accepted-as-name': 'is accepted as a name of the answer',
  'accepted-as-partial': 'is accepted as partly right',
  declined: 'stays as it was graded',
  undone: 'is open again: the ruling was taken back',
} as const;
