import { describe, expect, test } from 'vitest';

import { explainedCard, explanationOf, namedOf, requestFor } from '../../src/bot/explaining.ts';

import { type CaseInHand, caseInHand } from '../../src/bot/hand.ts';
import type { Attempt } from '../../src/game/attempt.ts';
import { aContext } from '../support/context.ts';
import { pack } from '../support/shipped.ts';

const context = aContext();

function ended(lists: readonly (readonly string[])[], unknown = 'all-around'): { attempt: Attempt; hand: CaseInHand } {
  const attempt: Attempt = {
    id: 'attempt-1',
    pack: pack.id,
    case: unknown,
    seed: 's',
    startedAt: 0,
    shown: 5,
    commits: lists.map((guesses, index) => ({ at: 0, afterClue: index + 1, guesses })),
    ended: { at: 0, how: 'clues-spent' },
  };
  return { attempt, hand: caseInHand(attempt, context)! };
}

describe('at the end of a case', () => {
  test.each([
    [
      'the last list first',
      [['schwannoma'], ['RPF', 'sarcoma']],
      ['retroperitoneal-fibrosis', 'sarcomas', 'schwannoma'],
    ],
    ['once each', [['RPF', 'Ormond disease'], ['RPF']], ['retroperitoneal-fibrosis']],
    ['the answer is no miss', [['RPF'], ['lymphoma']], ['retroperitoneal-fibrosis']],
    ['what was ruled out was not named', [['not schwannoma, RPF']], ['retroperitoneal-fibrosis']],
    [
      'a background and a decoy count',
      [['NF1', 'renal cell carcinoma']],
      ['neurofibromatosis-type-1', 'renal-cell-carcinoma'],
    ],
  ])('what can be explained: %s', (_, lists, expected) => {
    const { attempt, hand } = ended(lists);
    expect(namedOf(attempt, hand, context).map((named) => 'id' in named && named.id)).toEqual(expected);
  });

  test('without a miss there is the answer to explain', () => {
    const { attempt, hand } = ended([]);
    expect(namedOf(attempt, hand, context)).toEqual([{ kind: 'nothing' }]);
    expect(explanationOf(attempt, hand, context, 0).points.length).toBeGreaterThan(2);
  });

  test('an index that no button carries explains the first', () => {
    const { attempt, hand } = ended([['RPF', 'schwannoma']]);
    for (const index of [0, 7, -1, Number.NaN])
      expect(explanationOf(attempt, hand, context, index).named).toEqual({
        kind: 'diagnosis',
        id: 'retroperitoneal-fibrosis',
      });
    expect(explanationOf(attempt, hand, context, 1).named).toEqual({ kind: 'diagnosis', id: 'schwannoma' });
  });

  test('buttons lead back and on to what else was named, and carry ids alone', () => {
    const { attempt, hand } = ended([['RPF', 'schwannoma', 'liposarcoma']]);
    const { buttons, self } = explainedCard(attempt, hand, context, 1);
    expect(self?.args).toEqual(['attempt-1', '1']);
    expect(buttons.map(({ label, press }) => [label, press.action, press.args])).toEqual([
      ['Back to the result', 'show', ['attempt-1']],
      ['And Retroperitoneal fibrosis?', 'explain', ['attempt-1', '0']],
      ['And Retroperitoneal liposarcoma?', 'explain', ['attempt-1', '2']],
    ]);
  });

  test.each([
    ['another diagnosis', 'RPF', 'retroperitoneal-fibrosis'],
    ['a class', 'sarcoma', undefined],
    ['a diagnosis that the paper does not discuss', 'renal cell carcinoma', undefined],
    ['a background', 'NF1', undefined],
  ])('a tutor is asked only about another diagnosis of the paper: %s', (_, typed, expected) => {
    const { attempt, hand } = ended([[typed]]);
    const explanation = explanationOf(attempt, hand, context, 0);
    expect(
      requestFor(
        explanation,
        hand.dealt.map(({ clue }) => clue),
        { learner: 'a', room: undefined },
        pack,
      )?.guess.id,
    ).toBe(expected);
  });
});

describe('a plan', () => {
  const { attempt, hand } = ended([['Wilms tumor']], 'across-the-middle');
  const explanation = explanationOf(attempt, hand, context, 0);
  const parting = explanation.points.find(({ kind }) => kind === 'contrast' || kind === 'rules-out')!;
  const rest = explanation.points.filter((point) => point !== parting);

  test('chooses what is said', () => {
    const card = JSON.stringify(explainedCard(attempt, hand, context, 0, [parting, rest.at(-1)!]));
    expect(card).toContain(rest.at(-1)!.a.text);
    expect(card).not.toContain(rest[0]!.a.text);
  });

  test('that leaves out what parts the two does not make the paper silent on it', () => {
    const card = JSON.stringify(explainedCard(attempt, hand, context, 0, rest));
    expect(card).toContain(parting.a.text);
    expect(card).not.toMatch(/no finding excludes it|gives no finding/);
  });
});
