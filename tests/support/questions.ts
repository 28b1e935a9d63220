import { pack } from './shipped.ts';

/** The letter of the right choice, of a card that asks one of the pack's questions. */
export function rightLetter(said: string): string {
  const asked = pack.questions.find(({ question }) => said.includes(question));
  const right = asked?.choices[asked.answer];
  const letter = /([A-Z])\. (.+)/g;
  const found = [...said.matchAll(letter)].find(([, , choice]) => choice === right)?.[1];
  if (found === undefined) throw new Error(`Expected a question of the pack, but the card says: ${said}`);
  return found;
}
