import { sentence } from '../../../src/bot/words.ts';
import type { Pack, Statement } from '../../../src/game/pack.ts';
import { type Behavior, says } from './index.ts';

/** A model that plans as well as one can that sees only names and sentences: one fit of the answer, one mark of the guess. */
export function planFor(pack: Pack): Behavior {
  const plan = plannerFor(pack);
  return (response, round, body) => says(plan(body))(response, round, body);
}

/** What it says to the body of a request. */
export function plannerFor(pack: Pack) {
  const bySentence = new Map<string, Statement>();
  for (const { statements } of [...pack.diagnoses.values(), ...pack.observed.values()])
    for (const statement of statements) bySentence.set(sentence(statement, pack), statement);
  const idOf = (name: string) => [...pack.diagnoses.values()].find((diagnosis) => diagnosis.name === name)?.id;
  return (body: string) => {
    const { answer, guess, statements } = JSON.parse(JSON.parse(body).messages[1].content) as {
      answer: string;
      guess: string;
      statements: { id: string; text: string }[];
    };
    const about = (name: string) => statements.find(({ text }) => bySentence.get(text)?.subject === idOf(name))?.id;
    return {
      points: [
        { kind: 'fits', a: about(answer), b: null },
        { kind: 'takeaway', a: about(guess), b: null },
      ],
    } as const;
  };
}
