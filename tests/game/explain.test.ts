import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainCard } from '../../src/bot/cards/explain.ts';
import { weigh } from '../../src/game/compare.ts';
import { deal } from '../../src/game/draw.ts';
import { explain } from '../../src/game/explain/explain.ts';
import { diagnosisOf, type Explanation, type Named, namedBy } from '../../src/game/explain/point.ts';
import type { Case, Statement } from '../../src/game/pack.ts';
import { understand } from '../../src/game/recognise/understand.ts';
import { lexicon, pack } from '../support/shipped.ts';

const cases = [...pack.cases.values()];
const diagnoses = [...pack.diagnoses.keys()];
const statements = new Set<Statement>(
  [pack.general, ...pack.diagnoses.values(), ...pack.observed.values()].flatMap((source) => source.statements),
);

function explained(unknown: Case, named: Named, seed = 'a'): Explanation {
  const clues = deal(unknown, pack, seed).map(({ clue }) => clue);
  return explain(unknown.answer, named, clues, unknown.teaching, pack);
}

function textOf(explanation: Explanation): string {
  const { blocks } = explainCard(explanation, pack);
  return blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('\n');
}

const piecesOf = ({ points }: Explanation) => points.flatMap(({ a, b }) => (b ? [a, b] : [a]));
const unknownCase = fc.constantFrom(...cases);
const seed = fc.string({ maxLength: 6 });
const anyNamed: fc.Arbitrary<Named> = fc.oneof(
  fc
    .constantFrom(...diagnoses)
    .chain((id) => fc.constantFrom({ kind: 'diagnosis' as const, id }, { kind: 'elsewhere' as const, id })),
  fc.constantFrom(...pack.families.keys()).map((id) => ({ kind: 'family' as const, id })),
  fc.constantFrom(...pack.decoys.keys()).map((id) => ({ kind: 'decoy' as const, id })),
  fc.constantFrom(...pack.associations.keys()).map((id) => ({ kind: 'association' as const, id })),
  fc.constantFrom({ kind: 'nothing' as const }, { kind: 'unknown' as const }),
);

describe('whatever was named', () => {
  test('every piece is a statement of the pack, free of caution, and said once', () => {
    fc.assert(
      fc.property(unknownCase, anyNamed, seed, (unknown, named, dealing) => {
        const explanation = explained(unknown, named, dealing);
        for (const piece of piecesOf(explanation)) {
          expect(statements.has(piece)).toBe(true);
          expect(piece.caution).toBeUndefined();
        }
        const said = explanation.points.map(({ a, b }) => `${a.id} ${b?.id}`);
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });

  test('what fits is about the answer, and what opposes it about the other', () => {
    fc.assert(
      fc.property(unknownCase, anyNamed, seed, (unknown, named, dealing) => {
        for (const { kind, a, b } of explained(unknown, named, dealing).points) {
          if (kind !== 'takeaway') expect(diagnosisOf(a, pack)).toBe(unknown.answer);
          if (b) expect(diagnosisOf(b, pack)).not.toBe(unknown.answer);
          expect(b !== undefined).toBe(kind === 'rules-out' || kind === 'contrast' || kind === 'shared');
        }
      }),
    );
  });

  test('a hedged statement rules nothing out', () => {
    fc.assert(
      fc.property(unknownCase, anyNamed, seed, (unknown, named, dealing) => {
        const ruledOut = explained(unknown, named, dealing).points.filter(({ kind }) => kind === 'rules-out');
        for (const { a, b } of ruledOut) expect([a.hedged, b?.hedged]).toEqual([false, false]);
      }),
    );
  });

  test('there is at least one point on the answer, and every statement stands in the text with the number of its place', () => {
    fc.assert(
      fc.property(unknownCase, anyNamed, seed, (unknown, named, dealing) => {
        const explanation = explained(unknown, named, dealing);
        expect(explanation.points.some(({ a }) => diagnosisOf(a, pack) === unknown.answer)).toBe(true);
        const text = textOf(explanation);
        for (const { text: said } of piecesOf(explanation)) expect(text).toContain(said);
      }),
    );
  });

  test('it is the same every time', () => {
    fc.assert(
      fc.property(unknownCase, anyNamed, seed, (unknown, named, dealing) => {
        const once = explainCard(explained(unknown, named, dealing), pack);
        expect(explainCard(explained(unknown, named, dealing), pack)).toEqual(once);
      }),
    );
  });
});

/** What is left when names, statements and small numbers are taken out: our own words. */
function jointsOf(explanation: Explanation): string[] {
  const names = diagnoses.map((id) => pack.diagnoses.get(id)!.short);
  const known = [...piecesOf(explanation).map(({ text }) => text), ...names, 'The index patient'].sort(
    (a, b) => b.length - a.length,
  );
  let text = textOf(explanation).replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, '');
  for (const name of known) text = text.replaceAll(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), '§');
  return text.split(/(?<=[.:;])\s/);
}

test('for each case and each diagnosis the explanation is another one, on both of them', () => {
  for (const unknown of cases) {
    const texts = diagnoses
      .filter((id) => id !== unknown.answer)
      .map((id) => {
        const explanation = explained(unknown, { kind: 'diagnosis', id });
        const subjects = new Set(piecesOf(explanation).map((piece) => diagnosisOf(piece, pack)));
        expect([...subjects].sort(), `${unknown.id} and ${id}`).toEqual(
          expect.arrayContaining([unknown.answer, id].sort()),
        );
        return textOf(explanation);
      });
    expect(new Set(texts).size).toBe(texts.length);
    // Different because of what they say, not only because of the name in them.
    const said = texts.map((text) => text.replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, ''));
    expect(new Set(said).size).toBe(said.length);
  }
});

test('a clue that was never opened is never said to have been shown', () => {
  const spoken =
    /\(clue (\d)|[Cc]lues? (\d)(?: and (\d))? (?:could|tells|leads|fits?|is the one|says|argues)|at clue (\d)|to clue (\d)|come with clue (\d)|in clue (\d)/g;
  for (const unknown of cases)
    for (const id of diagnoses) {
      const clues = deal(unknown, pack, 'a').map(({ clue }) => clue);
      const named = { kind: 'diagnosis', id } as const;
      const { disputed, ...explanation } = explain(unknown.answer, named, clues, unknown.teaching, pack, 1);
      const said = [...textOf({ ...explanation, disputed: [] }).matchAll(spoken)];
      const numbers = said.flatMap(([, ...groups]) => groups.filter((group) => group !== undefined));
      expect(new Set([...numbers, '1']), `${unknown.id}, ${id}`).toEqual(new Set(['1']));
    }
});

test('what would have come is said to', () => {
  const clues = deal(pack.cases.get('all-around')!, pack, 'a').map(({ clue }) => clue);
  const text = textOf(explain('retroperitoneal-lymphoma', { kind: 'nothing' }, clues, [], pack, 2));
  expect(text).toMatch(/\(clue 2\)/);
  expect(text).toMatch(/\(would have come as clue 3\)/);
});

test('our own words are joints, few and short', () => {
  const joints = cases.flatMap((unknown) =>
    diagnoses.flatMap((id) => (id === unknown.answer ? [] : jointsOf(explained(unknown, { kind: 'diagnosis', id })))),
  );
  const counts = Map.groupBy(joints, (joint) => joint);
  expect(counts.size).toBeLessThan(900);
  expect(Math.max(...joints.map(({ length }) => length))).toBeLessThan(330);
});

test.each([
  ['lymphoma', { kind: 'diagnosis', id: 'retroperitoneal-lymphoma' }],
  ['uterine leiomyosarcoma', { kind: 'elsewhere', id: 'leiomyosarcoma-ivc' }],
  ['sarcoma', { kind: 'family', id: 'sarcomas' }],
  ['bland thrombus', { kind: 'decoy', id: 'bland-thrombus' }],
  ['tuberous sclerosis', { kind: 'association', id: 'tuberous-sclerosis' }],
  ['mass', { kind: 'nothing' }],
])('“%s” is explained by its id alone', (typed, named) => {
  expect(namedBy(understand(typed, pack, lexicon))).toEqual(named);
});

test.each([
  [
    'fat-within',
    'retroperitoneal-lipomatosis',
    'no finding, doubtful ones aside',
    'what the paper says itself of how to tell them apart carries a caution',
  ],
  ['young-and-renal', 'adrenal-neuroblastoma', 'originates from the kidney', 'the organ it arises from'],
  ['in-the-channel', 'leiomyosarcoma-ivc', 'hypointense on T1', 'the signal on T1'],
  ['by-the-joint', 'retroperitoneal-liposarcoma', 'intermediate T2 signal', 'the signal on T2'],
  ['neat-edges', 'paraganglioma', 'no finding', 'the paper gives nothing that sets them apart, and that is said'],
])('%s, named %s: %s (%s)', (id, named, expected) => {
  const [first = ''] = textOf(explained(pack.cases.get(id)!, { kind: 'diagnosis', id: named })).split('\n');
  expect(first).toContain(expected);
});

test.each([
  [
    'index-initial',
    'bland-thrombus',
    'to delineate it from bland thrombus',
    'the paper tells the answer from it in so many words',
  ],
  ['in-the-channel', 'bland-thrombus', 'can be taken for', 'the paper warns of it'],
  ['quiet-and-mixed', 'renal-cell-carcinoma', 'not discussed', 'the paper does not know it'],
])('%s, named %s, which the paper does not describe: %s (%s)', (id, named, expected) => {
  const [first = ''] = textOf(explained(pack.cases.get(id)!, { kind: 'decoy', id: named })).split('\n');
  expect(first).toContain(expected);
});

test('a lesson beside a rival is not on rarity, on what became of patients, nor on what the paper says of the rival too', () => {
  for (const unknown of cases)
    for (const id of diagnoses) {
      if (id === unknown.answer) continue;
      const rival = pack.diagnoses.get(id)!;
      const kept = explained(unknown, { kind: 'diagnosis', id }).points.filter(({ kind }) => kind === 'takeaway');
      for (const { a } of kept.filter(({ a: { subject } }) => subject !== id)) {
        expect(['treatment', 'prognosis', 'course']).not.toContain(a.modality);
        expect(a.attribute).not.toBe('incidence');
        expect(weigh(a, rival, pack).bearing, `${unknown.id}, ${id}: ${a.id}`).not.toBe('supports');
      }
    }
});

test('what the paper says of the other under another heading is not said to be the answer’s alone', () => {
  const clues = pack.cases.get('beside-the-spine')!.clues;
  const anemia = clues.find(({ statements: [first] }) => first!.values.includes('anemia'))!;
  const others = clues.filter((clue) => clue !== anemia).slice(0, 3);
  const named = { kind: 'diagnosis', id: 'retroperitoneal-lymphoma' } as const;
  const text = textOf(explain('extramedullary-hematopoiesis', named, [anemia, ...others], [], pack));
  expect(text).toMatch(/sickle cell disease or else of anemia. \(clue/);
  expect(text).not.toMatch(/anemia or else of sickle cell disease. \(clue/);
  // The one sentence names both, so it is not called the answer's alone either.
  expect(text).not.toMatch(/and not for|does not say the rest|does not make/);
});
