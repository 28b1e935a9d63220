import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighAll } from '../../../src/game/compare.ts';
import type { Diagnosis, Statement } from '../../../src/game/pack.ts';
import { fold } from '../../../src/game/recognise/fold.ts';
import { relate } from '../../../src/game/relate.ts';
import { type Drill, drillOf } from '../../../src/game/review/drill.ts';
import { missedCard, pairCard, questionCardId } from '../../../src/game/review/subject.ts';
import { pack } from '../../support/shipped.ts';

const diagnoses = [...pack.diagnoses.values()];
const named = (name: string) => diagnoses.find((one) => one.name === name)!;
const answerOf = ({ choices, right }: Drill) => named(choices[right]!);
const pairs = diagnoses.flatMap((a, index) => diagnoses.slice(index + 1).map((b) => [a, b] as const));
const askable = pairs.filter(([a, b]) => drillOf(pairCard(a.id, b.id), 'any', pack));

const anySeed = fc.string({ minLength: 1, maxLength: 8 });
const anyPair = fc.constantFrom(...askable);
const anyMissed = fc.constantFrom(...diagnoses.filter(({ id }) => drillOf(missedCard(id), 'any', pack)));

function namesIn(text: string, of: readonly Diagnosis[]): string[] {
  const said = ` ${fold(text).join(' ')} `;
  const names = of.flatMap(({ name, names: others }) => [name, ...others]);
  return names.filter((name) => said.includes(` ${fold(name).join(' ')} `));
}

test('many pairs can be asked, and every diagnosis that has a case', () => {
  expect(askable.length).toBeGreaterThan(80);
  const withCase = new Set([...pack.cases.values()].map(({ answer }) => answer));
  for (const id of withCase)
    for (let seed = 0; seed < 100; seed += 1) expect(drillOf(missedCard(id), `${seed}`, pack), id).toBeDefined();
});

test('every finding of a pair is true of the one and argues against the other', () => {
  fc.assert(
    fc.property(anyPair, anySeed, ([a, b], seed) => {
      const drill = drillOf(pairCard(a.id, b.id), seed, pack)!;
      const answer = answerOf(drill);
      const other = answer === a ? b : a;
      expect(drill.findings.length).toBeGreaterThan(0);
      for (const { statements } of drill.findings) {
        expect(weighAll(statements, answer, pack).bearing).toBe('supports');
        expect(weighAll(statements, other, pack).bearing).toBe('against');
      }
      expect(drill.findings.flatMap(({ text }) => namesIn(text, [a, b]))).toEqual([]);
    }),
  );
});

test('which of the two is the answer depends on the seed, as far as the paper has findings of both', () => {
  const answers = (a: string, b: string) =>
    new Set(Array.from({ length: 20 }, (_, seed) => answerOf(drillOf(pairCard(a, b), `${seed}`, pack)!).id));
  expect(answers('angiosarcoma-ivc', 'leiomyosarcoma-ivc').size).toBe(2);
  expect(askable.filter(([a, b]) => answers(a.id, b.id).size === 2).length).toBeGreaterThan(askable.length / 2);
});

test('a missed diagnosis stands among four, and the findings support it best or argue against the others', () => {
  fc.assert(
    fc.property(anyMissed, anySeed, (diagnosis, seed) => {
      const drill = drillOf(missedCard(diagnosis.id), seed, pack)!;
      expect(answerOf(drill)).toBe(diagnosis);
      expect(new Set(drill.choices).size).toBe(4);
      const count = (one: Diagnosis, bearing: string) =>
        drill.findings.filter(({ statements }) => weighAll(statements, one, pack).bearing === bearing).length;
      const isOwn = ({ subject }: Statement) => pack.observed.get(subject)?.diagnosis === diagnosis.id;
      const fitting = drill.findings.filter(
        ({ statements }) => statements.every(isOwn) || weighAll(statements, diagnosis, pack).bearing === 'supports',
      ).length;
      for (const other of drill.choices.map(named).filter((one) => one !== diagnosis)) {
        expect(count(other, 'supports') < fitting || count(other, 'against') > 0).toBe(true);
        const entity = { kind: 'diagnosis', id: other.id, name: other.name } as const;
        expect(['sibling', 'other']).toContain(relate(diagnosis.id, entity, pack));
      }
      expect(drill.findings.flatMap(({ text }) => namesIn(text, [diagnosis]))).toEqual([]);
    }),
  );
});

test('the same seed asks the same; the choices of a question stand in another order by another', () => {
  const card = questionCardId(pack.questions[0]!.id);
  expect(drillOf(card, 'one', pack)).toEqual(drillOf(card, 'one', pack));
  const orders = new Set(Array.from({ length: 10 }, (_, seed) => drillOf(card, `${seed}`, pack)!.choices.join()));
  expect(orders.size).toBeGreaterThan(3);
  for (const question of pack.questions) {
    const drill = drillOf(questionCardId(question.id), 'any', pack)!;
    expect(drill.choices[drill.right]).toBe(question.choices[question.answer]);
  }
});

test.each(['pair redoma bluitis', 'missed nobody', 'question q-none', 'nonsense', ''])(
  'what the pack no longer knows is not asked: "%s"',
  (card) => expect(drillOf(card, 'any', pack)).toBeUndefined(),
);
