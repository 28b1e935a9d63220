import { receiptCard } from '../../src/bot/cards/round/receipt.ts';
import type { Command, Context, Fields, Known, Outcome, Request } from '../../src/bot/command.ts';
import { listForm, readConfidence } from '../../src/bot/list-form.ts';
import type { Needs } from '../../src/bot/records.ts';
import { aboutPatient, notCommitted } from '../../src/bot/remarks.ts';
import { type Button, type Card, privately, type Reply, show, tell } from '../../src/bot/reply.ts';
import { liveRounds } from '../../src/bot/room.ts';
import { entryRef } from '../../src/bot/rounds/keep.ts';
import { afterReveal, entryOf, notThere } from '../../src/bot/rounds/revealed.ts';
import { dateIn } from '../../src/bot/rounds/rules.ts';
import { type Confidence, confidences } from '../../src/game/attempt.ts';
import { readDifferential } from '../../src/game/differential.ts';
import { mayNamePatient } from '../../src/game/identifiers.ts';
import { closingOf } from '../../src/game/round/deadlines.ts';
import { type Entry, enter } from '../../src/game/round/entry.ts';
import { readInRoom } from '../../src/game/round/names.ts';
import type { Round } from '../../src/game/round/round.ts';

export const roundEnter = {
  name: 'round enter',
  description: 'Send your differential for the open round, or change it; it stays secret',
  example: '/round enter list:lymphoma, RPF',
  options: {
    list: { type: 'list', description: 'The most likely first, with commas between; left out, a form opens' },
    confidence: { type: 'choice', description: 'How sure you are of your first line', choices: confidences },
  },
  needs: entryNeeds,
  run(context) {
    const id = currentRound(context);
    if (id === undefined) return { reply: noRound };
    return context.args.list === undefined
      ? openForm(context, id, 'new')
      : send(context, id, context.args.list, readConfidence(context.args.confidence), false);
  },
  presses: {
    submit: (context, [id = '']) => openForm(context, id, 'new'),
    change: (context, [id = '']) => openForm(context, id, 'change'),
    mine,
    result: (context, [id = '']) =>
      afterReveal(context, id, {
        kind: 'own-result',
        round: id,
        learner: context.learner.id,
        where: context.room ? 'server' : 'dm',
      }),
    // The pages of the reveal: all see the first, and who turns it sees the others alone.
    reveal: (context, [id = '']) => afterReveal(context, id, { kind: 'reveal-card', round: id }),
  },
  forms: {
    send: (context, [id = '', from = ''], fields: Fields) =>
      send(context, id, fields.list ?? '', readConfidence(fields.confidence), from === 'change'),
  },
} as const satisfies Command;

const noRound = tell('No round is open', '/case deals you a case of your own meanwhile.');

/** A button or form names its round; the command itself means the one that is open. */
function entryNeeds(request: Request, { learner, room }: Known): Needs {
  const id = request.kind === 'command' ? currentRound({ room }) : request.press.args[0];
  if (!id) return {};
  return { reads: [{ kind: 'round', id }], writes: [entryRef(id, learner.id)] };
}

/** The one that is open; else the one that was closed last, since a list sent in time may be handled after the closing. */
function currentRound({ room }: Pick<Known, 'room'>): string | undefined {
  const live = room ? liveRounds(room) : [];
  return (live.find(({ phase }) => phase === 'open') ?? live.findLast(({ phase }) => phase === 'closed'))?.id;
}

/** A round of this very server: a button carried elsewhere leads nowhere. */
function withOwnRound({ room, found }: Context, id: string, act: (round: Round) => Outcome): Outcome {
  const round = id === '' ? undefined : found.get('round', id);
  return round && round.room === room?.id ? act(round) : { reply: notThere };
}

function openForm(context: Context, id: string, from: 'new' | 'change'): Outcome {
  return withOwnRound(context, id, (round) => {
    const { learner, now } = context;
    if (round.phase !== 'open' || now >= closingOf(round))
      return { reply: tell('Closed', 'This round takes no entries any more.') };
    if (round.insiders.includes(learner.id)) return { reply: insider };
    const draft = learner.roundDraft?.round === id ? learner.roundDraft : undefined;
    const entry = entryOf(context, id);
    const kept = draft?.text ?? entry?.guesses.join('\n');
    const sure = draft ? draft.confidence : entry?.confidence;
    const submit = { command: 'round enter', action: 'send', args: [id, from] };
    return { form: listForm(`Case of the week ${round.number}`, submit, kept, sure) };
  });
}

const insider = tell('You have seen the answer', 'Whoever opened or rehearsed a round does not enter it.');

function send(
  context: Context,
  id: string,
  list: string,
  confidence: Confidence | undefined,
  onReceipt: boolean,
): Outcome {
  return withOwnRound(context, id, (round) => {
    const { learner, pack, lexicon, now } = context;
    const names = context.room?.names ?? [];
    const before = entryOf(context, id);
    if (mayNamePatient(list)) return { reply: privately({ ...aboutPatient, buttons: [] }) };
    const step = enter(
      round,
      before,
      { learner: learner.id, at: now, fields: [list], confidence },
      { pack, lexicon, names },
    );
    const place = (reply: Reply): Reply => ({ ...reply, private: true, inPlace: onReceipt });
    if ('refused' in step) {
      if (!('differential' in step)) return { reply: whyNotEntered(step.refused, before !== undefined) };
      const remark = notCommitted(step.differential, context);
      const card: Card = { ...remark, blocks: [...remark.blocks, stands(before)], buttons: [changeButton(id)] };
      const roundDraft = { round: id, text: list, ...(confidence && { confidence }) };
      return { learner: { ...learner, roundDraft }, reply: place(show(card)) };
    }
    const isNew = !learner.rounds.includes(id);
    const entered = {
      ...learner,
      ...(isNew && { rounds: [...learner.rounds, id], ungathered: [...learner.ungathered, id] }),
      roundDraft: undefined,
    };
    return {
      learner: entered,
      saves: step.overtaken ? [] : [{ ...entryRef(id, learner.id), record: step.entry }],
      reply: place(show(receiptCard(step.differential, confidence, closingOf(round), pack, [changeButton(id)]))),
      errand: { kind: 'nudge', round: id },
    };
  });
}

type NotEntered = Exclude<Extract<ReturnType<typeof enter>, { refused: string }>, { differential: unknown }>;

function whyNotEntered(refused: NotEntered['refused'], hasEntered: boolean): Reply {
  switch (refused) {
    case 'nothing-named':
      return tell('Nothing was named', 'Name at least one diagnosis. Nothing was changed.');
    case 'insider':
      return insider;
    case 'not-open-yet':
      return tell('Not open yet', 'It is not open yet. Nothing was sent.');
    case 'closed':
      return tell(
        'Too late',
        hasEntered
          ? 'The round was closed; your earlier entry stands.'
          : 'The round was closed, so this did not count.',
      );
    case 'cancelled':
      return tell('Cancelled', 'This round was cancelled. No entry counts.');
  }
}

function stands(before: Entry | undefined) {
  const text = before ? 'Your earlier entry still stands.' : 'You have not entered yet.';
  return { kind: 'text', text } as const;
}

/** The receipt once more, as long as the round is open, then only the list. */
function mine(context: Context, [id = '']: readonly string[]): Outcome {
  return withOwnRound(context, id, (round) => {
    const entry = entryOf(context, id);
    if (!entry)
      return {
        reply: tell(
          'You have not entered',
          round.phase === 'open' ? 'Submit differential takes your list.' : 'This round takes no entries any more.',
        ),
      };
    const { pack, lexicon } = context;
    const reading = { pack, lexicon, names: context.room?.names ?? [] };
    const differential = readDifferential(entry.guesses, pack, lexicon, (text) => readInRoom(text, reading).understood);
    const isOpen = round.phase === 'open' && context.now < closingOf(round);
    const until = isOpen ? closingOf(round) : undefined;
    const card = receiptCard(differential, entry.confidence, until, pack, isOpen ? [changeButton(id)] : []);
    const sent = { kind: 'text' as const, text: ['Sent ', ...[dateIn(entry.at)].flat(), '.'] };
    return { reply: privately({ ...card, blocks: [...card.blocks, sent] }) };
  });
}

function changeButton(id: string): Button {
  return { label: 'Change', press: { command: 'round enter', action: 'change', args: [id] }, style: 'secondary' };
}
