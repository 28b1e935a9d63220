import type { Attempt } from '../../game/attempt.ts';
import type { ShownClue } from '../../game/draw.ts';
import type { Case } from '../../game/pack.ts';
import { bearingOn, readLine } from '../../game/result.ts';
import type { Context } from '../command.ts';
import { standOf } from '../hand.ts';
import type { Block, Button, Card, Item } from '../reply.ts';
import { capitalize, clueRows, echo, notAdvice, placeOf, sentence } from '../words.ts';

/** A case in hand as far as the card of an open one may see it: without the answer. */
interface OpenCase {
  readonly unknown: Pick<Case, 'opening'>;
  readonly dealt: readonly ShownClue[];
}

/** An open case: the clues so far, the last list and what argues against it. Nothing here depends on the answer but the clues. */
export function attemptCard(attempt: Attempt, { unknown, dealt }: OpenCase, context: Context): Card {
  const shown = dealt.slice(0, attempt.shown);
  const blocks: Block[] = [
    { kind: 'text', text: unknown.opening },
    {
      kind: 'facts',
      rows: clueRows(shown),
    },
    ...shown.flatMap(({ clue }) => (clue.image ? [{ kind: 'image' as const, ...clue.image }] : [])),
    ...lastListBlocks(attempt, shown, context),
    { kind: 'text', text: prompt(attempt, dealt.length) },
  ];
  const button = (label: string, command: string, action: string, style: Button['style']): Button => ({
    label,
    press: { command, action, args: standOf(attempt) },
    style,
  });
  return {
    title: `Unknown case · clue ${attempt.shown} of ${dealt.length}`,
    blocks,
    buttons: [
      button(context.learner.draft === undefined ? 'Commit a list' : 'Edit the list', 'guess', 'open', 'primary'),
      ...(attempt.shown < dealt.length ? [button('Next clue', 'case', 'clue', 'secondary')] : []),
      button('Give up', 'case', 'giveup', 'danger'),
    ],
    footer: `${context.pack.citation} ${notAdvice}`,
    self: { command: 'case', action: 'show', args: [attempt.id] },
  };
}

function prompt(attempt: Attempt, clues: number): string {
  if (attempt.shown === clues) return 'All clues are out. Your next list is the last: /guess, the most likely first.';
  if (attempt.commits.length > 0) return 'Re-rank with /guess, or open the next clue.';
  return 'What is on your list? /guess takes it whole, the most likely first, with commas between.';
}

function lastListBlocks(attempt: Attempt, shown: readonly ShownClue[], { pack, lexicon }: Context): Block[] {
  const commit = attempt.commits.at(-1);
  if (!commit) return [];
  const items = commit.guesses.map((text): Item => {
    const understood = readLine(text, pack, lexicon);
    const against = shown.flatMap(({ clue }, index) => {
      const evidence = bearingOn(clue.statements, understood, pack);
      if (evidence?.bearing !== 'against') return [];
      const [statement] = evidence.statements;
      return statement
        ? [
            {
              mark: 'against' as const,
              text: `Clue ${index + 1}: ${sentence(statement, pack)}`,
              note: placeOf(statement),
            },
          ]
        : [];
    });
    return { mark: 'none', text: capitalize(echo(understood, pack)), under: against };
  });
  return [
    { kind: 'heading', text: `Your list after clue ${commit.afterClue}: the first line is not it` },
    { kind: 'list', ordered: true, items },
  ];
}
