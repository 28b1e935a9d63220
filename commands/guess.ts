import { attemptCard, caseInHand } from '../src/bot/cards/attempt.ts';
import { resultCard } from '../src/bot/cards/result.ts';
import type { Command, Context } from '../src/bot/command.ts';
import { finish } from '../src/bot/finish.ts';
import { type Block, type Card, type Reply, show, tell } from '../src/bot/reply.ts';
import { capitalize, countOf, echo } from '../src/bot/words.ts';
import { type Confidence, play } from '../src/game/attempt.ts';
import type { Differential } from '../src/game/differential.ts';
import { suggest } from '../src/game/recognise/suggest.ts';

const ranks = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
const confidences = ['low', 'middle', 'high'] as const satisfies readonly Confidence[];
const line = (description: string) => ({ type: 'diagnosis', description }) as const;

export const guess = {
  name: 'guess',
  description: 'Commit a ranked differential for the case in front of you',
  example: '/guess first:lymphoma second:RPF   or   /guess lymphoma, RPF',
  options: {
    first: line('Most likely'),
    second: line('Second'),
    third: line('Third'),
    fourth: line('Fourth'),
    fifth: line('Fifth'),
    list: { type: 'list', description: 'Or the whole list in one field, the most likely first' },
    confidence: { type: 'choice', description: 'How sure you are of your first line', choices: confidences },
  },
  run(context) {
    const { learner, pack, lexicon, now, args } = context;
    const { attempt } = learner;
    const hand = attempt && caseInHand(attempt, context);
    if (!attempt || !hand) return { reply: tell('No case is open', '/case deals one.') };
    const fields = [...ranks, 'list'].flatMap((name) => args[name] ?? []);
    const confidence = confidences.find((level) => level === args.confidence);
    const setting = { pack, lexicon, answer: hand.unknown.answer, clues: hand.dealt.length };
    const step = play(attempt, { kind: 'commit', fields, confidence }, setting, now);
    if ('refused' in step) {
      const differential = 'differential' in step ? step.differential : undefined;
      return {
        reply: differential
          ? askAgain(differential, context)
          : tell('Nothing was named', 'Name at least one diagnosis: /guess lymphoma, RPF'),
      };
    }
    if ('asked' in step) {
      return { learner: { ...learner, attempt: step.attempt }, reply: askWhere(step.lines) };
    }
    if (!step.attempt.ended) {
      const card = attemptCard(step.attempt, hand, context);
      return { learner: { ...learner, attempt: step.attempt }, reply: show(withRemarks(card, step.differential)) };
    }
    const card = resultCard(step.attempt, hand, context);
    return { learner: finish(learner, step.attempt, hand, context), reply: show(withRemarks(card, step.differential)) };
  },
} as const satisfies Command;

/** Nothing is taken and nothing is lost: each line as it was understood, and the nearest names for those that were not. */
function askAgain({ ranked, denied, unread }: Differential, { pack, lexicon }: Context): Reply {
  const items = [...ranked, ...denied].map(({ text, understood }) => ({
    mark: 'none' as const,
    text: `“${text}” → ${echo(understood, pack)}`,
  }));
  const unclear = unread.map(({ text, understood }) => {
    const near = understood.kind === 'nothing' ? suggest(text, lexicon) : [];
    return {
      mark: 'unrecognized' as const,
      text: `“${text}” → ${echo(understood, pack)}`,
      ...(near.length > 0 && { note: `nearest names: ${near.join(', ')}` }),
    };
  });
  const title = unread.length > 0 ? 'Not committed yet' : 'Only ruled out';
  const text =
    unread.length > 0
      ? `${countOf(unread.length, 'line')} could not be read. It costs nothing: put it another way and send the list again.`
      : 'Every line says what it is not. Name at least one diagnosis that it may be.';
  const blocks: Block[] = [
    { kind: 'text', text },
    { kind: 'list', ordered: false, items: [...unclear, ...items] },
  ];
  return { private: true, inPlace: false, card: { title, blocks, buttons: [] } };
}

function askWhere(lines: readonly string[]): Reply {
  const named = lines.map((text) => `“${text}”`).join(', ');
  return tell(
    'From where?',
    `${named}: of which organ or vessel? Send the list again with it, or unchanged if you leave it open. This costs nothing.`,
  );
}

/** What became of lines that took no rank. */
function withRemarks(card: Card, differential: Differential | undefined): Card {
  if (!differential) return card;
  const { denied, repeated, ignored } = differential;
  const quote = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(', ');
  const remarks = [
    ...(denied.length > 0 ? [`${quote(denied.map(({ text }) => text))}: ruled out by you, takes no rank.`] : []),
    ...(repeated.length > 0 ? [`${quote(repeated.map(({ text }) => text))}: named before, counted once.`] : []),
    ...(ignored.length > 0 ? [`${quote(ignored)}: beyond the fifth line, not counted.`] : []),
  ];
  return remarks.length === 0
    ? card
    : { ...card, blocks: [...card.blocks, { kind: 'text', text: capitalize(remarks.join(' ')) }] };
}
