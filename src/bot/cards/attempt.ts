import type { Attempt } from '../../game/attempt.ts';
import { deal, type ShownClue } from '../../game/draw.ts';
import type { Case } from '../../game/pack.ts';
import { bearingOn, gradeLine } from '../../game/result.ts';
import type { Context } from '../command.ts';
import type { Block, Button, Card, Item } from '../reply.ts';
import { capitalize, echo, modalityLabels, notAdvice, placeOf, sentence } from '../words.ts';

export interface CaseInHand {
  readonly unknown: Case;
  readonly dealt: readonly ShownClue[];
}

/** The case an attempt plays; `undefined` if the pack no longer has it. */
export function caseInHand(attempt: Attempt, { pack }: Context): CaseInHand | undefined {
  const unknown = attempt.pack === pack.id ? pack.cases.get(attempt.case) : undefined;
  return unknown && { unknown, dealt: deal(unknown, pack, attempt.seed) };
}

/** An open case: the clues so far, the last list and what argues against it. Nothing here depends on the answer but the clues. */
export function attemptCard(attempt: Attempt, hand: CaseInHand, context: Context): Card {
  const { unknown, dealt } = hand;
  const shown = dealt.slice(0, attempt.shown);
  const blocks: Block[] = [
    { kind: 'text', text: unknown.opening },
    {
      kind: 'facts',
      rows: shown.map(({ clue, wording }) => ({ label: modalityLabels[clue.modality], text: wording })),
    },
    ...shown.flatMap(({ clue }) => (clue.image ? [{ kind: 'image' as const, ...clue.image }] : [])),
    ...lastListBlocks(attempt, hand, context),
    { kind: 'text', text: prompt(attempt, dealt.length) },
  ];
  const press = (action: string) => ({ command: 'case', action, args: [attempt.id, `${attempt.shown}`] });
  const buttons: Button[] = [
    ...(attempt.shown < dealt.length ? [{ label: 'Next clue', press: press('clue'), style: 'primary' as const }] : []),
    { label: 'Give up', press: press('giveup'), style: 'danger' },
  ];
  return {
    title: `Unknown case · clue ${attempt.shown} of ${dealt.length}`,
    blocks,
    buttons,
    footer: notAdvice,
  };
}

function prompt(attempt: Attempt, clues: number): string {
  if (attempt.shown === clues) return 'All clues are out. Your next list is the last: /guess first:… second:…';
  if (attempt.commits.length > 0) return 'Re-rank with /guess, or open the next clue.';
  return 'What is on your list? /guess takes it whole, the most likely first, with commas between.';
}

function lastListBlocks(attempt: Attempt, { unknown, dealt }: CaseInHand, { pack, lexicon }: Context): Block[] {
  const commit = attempt.commits.at(-1);
  if (!commit) return [];
  const shown = dealt.slice(0, attempt.shown);
  const items = commit.guesses.map((text): Item => {
    const line = gradeLine(text, unknown.answer, shown, pack, lexicon);
    const against = shown.flatMap(({ clue }, index) => {
      const evidence = bearingOn(clue.statements, line.understood, pack);
      if (evidence?.bearing !== 'against') return [];
      const [statement] = evidence.statements;
      return statement
        ? [
            {
              mark: 'against' as const,
              text: `Clue ${index + 1} argues against it: ${sentence(statement, pack)}`,
              note: placeOf(statement),
            },
          ]
        : [];
    });
    return { mark: 'none', text: capitalize(echo(line.understood, pack)), under: against };
  });
  return [
    { kind: 'heading', text: `Your list after clue ${commit.afterClue}: the first line is not it` },
    { kind: 'list', ordered: true, items },
  ];
}
