import { attemptCard } from '../src/bot/cards/attempt.ts';
import { resultCard } from '../src/bot/cards/result.ts';
import type { Command, Context, Fields, Outcome } from '../src/bot/command.ts';
import { finish } from '../src/bot/finish.ts';
import { type CaseInHand, findAttempt, standOf } from '../src/bot/hand.ts';
import { latestPage } from '../src/bot/learner.ts';
import { listForm, longestList } from '../src/bot/list-form.ts';
import { aboutPatient, fromWhere, notCommitted, setAside } from '../src/bot/remarks.ts';
import { type Card, redraw, show, tell } from '../src/bot/reply.ts';
import { type Attempt, type Confidence, play } from '../src/game/attempt.ts';
import { mayNamePatient } from '../src/game/identifiers.ts';

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
  needs: (_, { learner }) => ({ writes: [latestPage(learner)] }),
  run(context) {
    const { args } = context;
    const found = findAttempt(context);
    if (found.refused) return found.refused;
    const fields = [...ranks, 'list'].flatMap((name) => args[name] ?? []);
    return fields.length === 0
      ? openForm(found.attempt, context)
      : commit(fields, args.confidence, found.attempt, found.hand, context);
  },
  presses: {
    open: (context, args) => asItStands(context, args, (attempt) => openForm(attempt, context)),
    // The text itself is kept with the learner: it is never part of a button.
    unchanged: (context, args) =>
      asItStands(context, args, (attempt, hand) => {
        const { draft } = context.learner;
        return draft === undefined
          ? { reply: redraw(attemptCard(attempt, hand, context)) }
          : commit([draft], undefined, attempt, hand, context);
      }),
  },
  forms: {
    commit: (context, args, fields: Fields) => {
      const list = (fields.list ?? '').slice(0, longestList);
      return asItStands(
        context,
        args,
        (attempt, hand) => commit([list], fields.confidence, attempt, hand, context),
        list,
      );
    },
  },
} as const satisfies Command;

function openForm(attempt: Attempt, { learner }: Context): Outcome {
  const submit = { command: 'guess', action: 'commit', args: standOf(attempt) };
  const value = learner.draft ?? attempt.commits.at(-1)?.guesses.join('\n');
  return { form: listForm(`Your differential after clue ${attempt.shown}`, submit, value) };
}

/** Lets a button or a form act only on the attempt as it was drawn: sent twice, or from a second device, it acts once. */
function asItStands(
  context: Context,
  args: readonly string[],
  act: (attempt: Attempt, hand: CaseInHand) => Outcome,
  typed?: string,
): Outcome {
  const found = findAttempt(context, args[0] ?? '');
  if (found.refused) return found.refused;
  const { attempt, hand } = found;
  if (attempt.ended) return { reply: redraw(resultCard(attempt, hand, context)) };
  if (standOf(attempt).join() === args.slice(0, 3).join()) return act(attempt, hand);
  const isRepeated = typed === undefined || args[2] !== `${attempt.commits.length}`;
  if (typed === undefined || isRepeated) return { reply: redraw(attemptCard(attempt, hand, context)) };
  if (mayNamePatient(typed)) return { reply: redraw(attemptCard(attempt, hand, context), aboutPatient) };
  const learner = { ...context.learner, draft: typed };
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
  level: string | undefined,
  attempt: Attempt,
  hand: CaseInHand,
  context: Context,
): Outcome {
  const { learner, pack, lexicon, now } = context;
  const confidence = confidences.find((known) => known === level);
  if (fields.some(mayNamePatient)) return { reply: redraw(attemptCard(attempt, hand, context), aboutPatient) };
  const setting = { pack, lexicon, answer: hand.unknown.answer, clues: hand.dealt.length };
  const step = play(attempt, { kind: 'commit', fields, confidence }, setting, now);
  if ('refused' in step) {
    const differential = 'differential' in step ? step.differential : undefined;
    if (!differential) return { reply: tell('Nothing was named', 'Name at least one diagnosis: /guess lymphoma, RPF') };
    const kept = { ...learner, draft: fields.join('\n') };
    const card = attemptCard(attempt, hand, { ...context, learner: kept });
    return { learner: kept, reply: redraw(card, notCommitted(differential, context)) };
  }
  if ('asked' in step) {
    const kept = { ...learner, attempt: step.attempt, draft: fields.join('\n') };
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
  const gone = { ...learner, attempt: step.attempt, draft: undefined };
  const card: Card = step.attempt.ended
    ? resultCard(step.attempt, hand, context)
    : attemptCard(step.attempt, hand, { ...context, learner: gone });
  return {
    ...(step.attempt.ended ? finish(step.attempt, hand, context) : { learner: gone }),
    reply: { ...show({ ...card, blocks: [...setAside(step.differential), ...card.blocks] }), inPlace: true },
  };
}
