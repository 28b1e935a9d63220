/** What an entrant does who objects to a grade. Ruling on it is for facilitators. */

import { chance } from '../../game/chance.ts';
import { longestWhy, raise } from '../../game/round/challenge.ts';
import { gradeEntry } from '../../game/round/graded.ts';
import { isRevealed } from '../../game/round/round.ts';
import type { Context, Fields, Outcome } from '../command.ts';
import { type Form, tell } from '../reply.ts';
import { keyOf } from './gather.ts';
import { challengesPrefix, entryRef } from './keep.ts';

/** Of a challenge that is raised by the request with this seed. */
export function challengeId(round: string, seed: string): string {
  const lot = chance(`challenge ${seed}`).pick(36 ** 6);
  return `${challengesPrefix(round)}${lot.toString(36)}`;
}

/** The entry of whoever asks, graded, once the round was revealed; of this server alone. */
function ownEntry(context: Context, id: string) {
  const { room, found, learner, pack, lexicon } = context;
  const round = room && id !== '' ? found.get('round', id) : undefined;
  const unknown = round && pack.cases.get(round.case);
  const entry = round && found.get('entry', entryRef(id, learner.id).id);
  if (!room || !round || !unknown || !entry || !isRevealed(round) || round.room !== room.id) return undefined;
  return { room, round, unknown, graded: gradeEntry(entry, keyOf(round, unknown, room, pack, lexicon)) };
}

const notYours = tell('Nothing to challenge', 'Only an entrant challenges a line of their own list, after the reveal.');

/** Asks an entrant which line of theirs was graded wrongly, and why. @param args the round */
export function openRaising(context: Context, [id = '']: readonly string[]): Outcome {
  const own = ownEntry(context, id);
  if (!own) return { reply: notYours };
  const choices = own.graded.lines.flatMap(({ text, grade }, index) =>
    grade.verdict === 'correct' ? [] : [{ value: `${index + 1}`, label: `${index + 1}. ${text}` }],
  );
  if (choices.length === 0) return { reply: tell('Nothing to challenge', 'Every line of yours is right.') };
  const form = whyForm('Challenge this grade', 'raise', [id]);
  const line = { kind: 'choice' as const, name: 'line', label: 'Which line?', choices };
  return { form: { ...form, fields: [line, ...form.fields] } };
}

/** A form that asks for a reason. */
export function whyForm(title: string, action: string, args: readonly string[]): Form {
  return {
    title,
    submit: { command: 'round challenges', action, args },
    fields: [
      {
        kind: 'lines',
        name: 'why',
        label: 'Why?',
        hint: 'A sentence. It is kept with the ruling and read by those concerned',
        longest: longestWhy,
      },
    ],
  };
}

/** Keeps what that form was sent with; a line that was challenged before stays the one challenge it is. */
export function sendRaising(context: Context, [id = '']: readonly string[], fields: Fields): Outcome {
  const own = ownEntry(context, id);
  if (!own) return { reply: notYours };
  const { room, unknown, graded } = own;
  const others = room.challenges.flatMap((one) => context.found.get('challenge', one) ?? []);
  const made = {
    id: challengeId(id, context.seed),
    round: id,
    diagnosis: unknown.answer,
    at: context.now,
    why: fields.why ?? '',
  };
  const raised = raise(graded, Number(fields.line ?? 1), made, others);
  if ('refused' in raised)
    return { reply: tell('Nothing to challenge', 'That line is right, or is not on your list.') };
  const { challenge } = raised;
  const isNew = challenge.id === made.id;
  return {
    reply: tell('Challenge raised', 'The facilitators rule on it, and you will be told. It costs nothing.'),
    ...(isNew && {
      saves: [
        { kind: 'challenge', id: challenge.id, record: challenge },
        { kind: 'room', id: room.id, record: { ...room, challenges: [...room.challenges, challenge.id] } },
      ],
      errand: { kind: 'challenged', challenge: challenge.id },
    }),
  };
}
