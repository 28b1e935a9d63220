import { attemptCard } from '../src/bot/cards/attempt.ts';
import { resultCard } from '../src/bot/cards/result.ts';
import type { Command, Context, Fields, Outcome } from '../src/bot/command.ts';
import { finish } from '../src/bot/finish.ts';
import { type CaseInHand, findAttempt, standOf } from '../src/bot/hand.ts';
import { latestPage } from '../src/bot/learner.ts';
import { listForm, longestList, readConfidence } from '../src/bot/list-form.ts';
import { aboutPatient, fromWhere, notCommitted, setAside } from '../src/bot/remarks.ts';
import { type Card, redraw, show, tell } from '../src/bot/reply.ts';
import { type Attempt, type Confidence, confidences, play } from '../src/game/attempt.ts';
import { mayNamePatient } from '../src/game/identifiers.ts';

const ranks = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
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
  needs: (_, { learner }) => ({ writes: [latestPage(learner)] }),
  run(context) {
    const { args } = context;
    const found = findAttempt(context);
    if (found.refused) return found.refused;
    const fields = [...ranks, 'list'].flatMap((name) => args[name] ?? []);
    return fields.length === 0
      ? openForm(found.attempt, context)
      : commit(
          fields,
          readConfidence(args.confidence) ?? context.learner.draftConfidence,
          found.attempt,
          found.hand,
          context,
        );
  },
  presses: {
    open: (context, args) => asItStands(context, args, (attempt) => openForm(attempt, context)),
    // The text itself is kept with the learner: it is never part of a button.
    unchanged: (context, args) =>
      asItStands(context, args, (attempt, hand) => {
        const { draft, draftConfidence } = context.learner;
        return draft === undefined
          ? { reply: redraw(attemptCard(attempt, hand, context)) }
          : commit([draft], draftConfidence, attempt, hand, context);
      }),
  },
  forms: {
    commit: (context, args, fields: Fields) => {
      const list = (fields.list ?? '').slice(0, longestList);
      const confidence = readConfidence(fields.confidence);
      return asItStands(context, args, (attempt, hand) => commit([list], confidence, attempt, hand, context), {
        list,
        confidence,
      });
    },
  },
} as const satisfies Command;

function openForm(attempt: Attempt, { learner }: Context): Outcome {
  const submit = { command: 'guess', action: 'commit', args: standOf(attempt) };
  const value = learner.draft ?? attempt.commits.at(-1)?.guesses.join('\n');
  return { form: listForm(`Your differential after clue ${attempt.shown}`, submit, value, learner.draftConfidence) };
}

/** Lets a button or a form act only on the attempt as it was drawn: sent twice, or from a second device, it acts once. */
function asItStands(
  context: Context,
  args: readonly string[],
  act: (attempt: Attempt, hand: CaseInHand) => Outcome,
  typed?: { readonly list: string; readonly confidence: Confidence | undefined },
): Outcome {
  const found = findAttempt(context, args[0] ?? '');
  if (found.refused) return found.refused;
  const { attempt, hand } = found;
  if (attempt.ended) return { reply: redraw(resultCard(attempt, hand, context)) };
  if (standOf(attempt).join() === args.slice(0, 3).join()) return act(attempt, hand);
  const isRepeated = typed === undefined || args[2] !== `${attempt.commits.length}`;
  if (typed === undefined || isRepeated) return { reply: redraw(attemptCard(attempt, hand, context)) };
  if (mayNamePatient(typed.list)) return { reply: redraw(attemptCard(attempt, hand, context), aboutPatient) };
  const learner = { ...context.learner, draft: typed.list, draftConfidence: typed.confidence };
  return {
    learner,
    reply: redraw(attemptCard(attempt, hand, { ...context, learner }), {
      title: 'Not committed yet',
      blocks: [
        { kind: 'text', text: 'The next clue was opened meanwhile. Your list is kept: Edit the list sends it.' },
      ],
    }),
  };
}

function commit(
  fields: readonly string[],
  confidence: Confidence | undefined,
  attempt: Attempt,
  hand: CaseInHand,
  context: Context,
): Outcome {
  const { learner, pack, lexicon, now } = context;
  if (fields.some(mayNamePatient)) return { reply: redraw(attemptCard(attempt, hand, context), aboutPatient) };
  const setting = { pack, lexicon, answer: hand.unknown.answer, clues: hand.dealt.length };
  const step = play(attempt, { kind: 'commit', fields, confidence }, setting, now);
  if ('refused' in step) {
    const differential = 'differential' in step ? step.differential : undefined;
    if (!differential) return { reply: tell('Nothing was named', 'Name at least one diagnosis: /guess lymphoma, RPF') };
    const kept = { ...learner, draft: fields.join('\n'), draftConfidence: confidence };
    const card = attemptCard(attempt, hand, { ...context, learner: kept });
    return { learner: kept, reply: redraw(card, notCommitted(differential, context)) };
  }
  if ('asked' in step) {
    const kept = { ...learner, attempt: step.attempt, draft: fields.join('\n'), draftConfidence: confidence };
    const card = attemptCard(step.attempt, hand, { ...context, learner: kept });
    const unchanged = {
      label: 'Leave the site open',
      press: { command: 'guess', action: 'unchanged', args: standOf(step.attempt) },
      style: 'secondary' as const,
    };
    return {
      learner: kept,
      reply: redraw(
        { ...card, buttons: [card.buttons[0]!, unchanged, ...card.buttons.slice(1)] },
        fromWhere(step.lines),
      ),
    };
  }
  const gone = { ...learner, attempt: step.attempt, draft: undefined, draftConfidence: undefined };
  const card: Card = step.attempt.ended
    ? resultCard(step.attempt, hand, context)
    : attemptCard(step.attempt, hand, { ...context, learner: gone });
  return {
    ...(step.attempt.ended ? finish(step.attempt, hand, context) : { learner: gone }),
    reply: { ...show({ ...card, blocks: [...setAside(step.differential), ...card.blocks] }), inPlace: true },
  };
}
