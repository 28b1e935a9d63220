import { sentence } from '../../../src/bot/words.ts';
import type { Pack, Statement } from '../../../src/game/pack.ts';
import { type Behavior, says } from './index.ts';

/** A model that plans as well as one can that sees only names and sentences: one fit of the answer, one mark of the guess. */
export function planFor(pack: Pack): Behavior {
  const bySentence = new Map<string, Statement>();
  for (const { statements } of [...pack.diagnoses.values(), ...pack.observed.values()])
    for (const statement of statements) bySentence.set(sentence(statement, pack), statement);
  const idOf = (name: string) => [...pack.diagnoses.values()].find((diagnosis) => diagnosis.name === name)?.id;
  return (response, round, body) => {
    const { answer, guess, statements } = JSON.parse(JSON.parse(body).messages[1].content) as {
      answer: string;
      guess: string;
      statements: { id: string; text: string }[];
    };
    const about = (name: string) => statements.find(({ text }) => bySentence.get(text)?.subject === idOf(name))?.id;
    const points = [
      { kind: 'fits', a: about(answer), b: null },
      { kind: 'takeaway', a: about(guess), b: null },
    ];
    says({ points })(response, round, body);
  };
}
