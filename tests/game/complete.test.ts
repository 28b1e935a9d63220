import { expect, test } from 'vitest';
import { complete } from '../../src/game/recognise/complete.ts';
import { lexicon, pack } from '../support/shipped.ts';

test.each([
  ['lym', 'lymphoma', 1],
  ['sch', 'Schwannoma', 1],
  ['gangl', 'Ganglioneuroma', 12],
  ['retroperitoneal f', 'Retroperitoneal fibrosis', 2],
])('“%s” offers %s among the first %i', (typed, name, most) => {
  expect(complete(typed, lexicon, most)).toContain(name);
});

test('what begins with what was typed comes first, then the shorter name, whoever it belongs to', () => {
  for (const typed of ['lym', 'fib', 'lip', 'gang', 'leiomyo', 'retro']) {
    const names = complete(typed, lexicon, 1000);
    const places = names.map((name) => (name.toLowerCase().startsWith(typed) ? 0 : 1_000) + name.length);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
});

test('an entity is offered under one name', () => {
  const names = complete('lymphoma', lexicon, 1000);
  const lymphoma = pack.diagnoses.get('retroperitoneal-lymphoma')!;
  const own = lexicon.namings.filter(({ entity }) => entity.id === lymphoma.id).map(({ name }) => name);
  expect(names.filter((name) => own.includes(name))).toHaveLength(1);
});
