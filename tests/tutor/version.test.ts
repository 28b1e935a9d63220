import { expect, test } from 'vitest';
import type { Pack, Value } from '../../src/game/pack.ts';
import { openMemo } from '../../src/tutor/memo.ts';
import { versionOf } from '../../src/tutor/version.ts';
import { openModel, says } from '../support/model/index.ts';
import { pack } from '../support/shipped.ts';
import { allowed, asker, aTutor, plansWell, request } from './scene.ts';

/** The first of a map with something else about it. */
function firstOf<One>(map: ReadonlyMap<string, One>, change: (one: One) => One): ReadonlyMap<string, One> {
  const [[id, one]] = [...map] as [[string, One]];
  return new Map(map).set(id, change(one));
}

const worded = <Said extends { readonly text: string }>([first, ...rest]: readonly Said[]): Said[] => [
  { ...first!, text: `${first!.text} at times` },
  ...rest,
];
const named = <Named extends { readonly name: string }>(one: Named): Named => ({ ...one, name: `${one.name} proper` });

function ofFirstValue(change: Partial<Value>) {
  return firstOf(pack.attributes, (one) => ({
    ...one,
    values: firstOf(one.values, (value) => ({ ...value, ...change })),
  }));
}

const changes: readonly [string, Partial<Pack>][] = [
  ['the pack’s own id', { id: 'another' }],
  ['its citation', { citation: `${pack.citation} Corrected.` }],
  ['what an attribute is called', { attributes: firstOf(pack.attributes, (one) => ({ ...one, label: 'else' })) }],
  [
    'whether an attribute rules out',
    { attributes: firstOf(pack.attributes, (one) => ({ ...one, rulesOut: !one.rulesOut })) },
  ],
  ['what a value is called', { attributes: ofFirstValue({ label: 'else' }) }],
  ['what a value contradicts', { attributes: ofFirstValue({ contradicts: new Set(['else']) }) }],
  ['what a value implies', { attributes: ofFirstValue({ implies: new Set(['else']) }) }],
  ['the name of a diagnosis', { diagnoses: firstOf(pack.diagnoses, named) }],
  [
    'a statement on a diagnosis',
    { diagnoses: firstOf(pack.diagnoses, (one) => ({ ...one, statements: worded(one.statements) })) },
  ],
  ['the name of a family', { families: firstOf(pack.families, named) }],
  ['the name of a decoy', { decoys: firstOf(pack.decoys, named) }],
  ['what an association is tied to', { associations: firstOf(pack.associations, (one) => worded([one])[0]!) }],
  ['what a site is called', { sites: firstOf(pack.sites, (one) => ({ ...one, label: 'else' })) }],
  ['what a patient is called', { observed: firstOf(pack.observed, (one) => ({ ...one, short: 'Somebody' })) }],
  [
    'a statement on a patient',
    { observed: firstOf(pack.observed, (one) => ({ ...one, statements: worded(one.statements) })) },
  ],
  ['what the general facts begin with', { general: { ...pack.general, short: 'It' } }],
  ['a general fact', { general: { ...pack.general, statements: worded(pack.general.statements) } }],
  ['which two are mimics', { mimics: pack.mimics.slice(1) }],
  ['the clues of a case', { cases: firstOf(pack.cases, (one) => ({ ...one, clues: one.clues.slice(1) })) }],
  ['what a case teaches', { cases: firstOf(pack.cases, (one) => ({ ...one, teaching: [] })) }],
];

test.each(changes)('another version: %s', (_, change) => {
  expect(versionOf({ ...pack, ...change })).not.toBe(versionOf(pack));
});

test('the same pack, read anew, is the same version', () => {
  expect(versionOf(structuredClone(pack))).toBe(versionOf(pack));
});

test('nothing a pack holds is left out of its version', () => {
  const touched = new Set(changes.flatMap(([, change]) => Object.keys(change)));
  for (const key of Object.keys(pack).filter((key) => !touched.has(key)))
    expect(versionOf({ ...pack, [key]: undefined }), key).not.toBe(versionOf(pack));
});

const picks = says({ answered: true, statements: ['S1'] });

test('what was planned or chosen of one version of a pack answers for no other', async () => {
  const model = await openModel((...asked) => (asked[2].includes('spleen?') ? picks : plansWell)(...asked));
  try {
    const memo = openMemo<unknown>(10);
    const general = { ...pack.general, short: 'It' };
    const ask = async (now: Pack) => {
      const { tutor } = aTutor(model.url, { pack: now, memo });
      await tutor.explain(request);
      await tutor.choose({ question: 'spleen?', allowed, asker });
      return tutor.counters;
    };
    expect(await ask(pack)).toMatchObject({ calls: 2, taken: 2, cacheHits: 0 });
    expect(await ask(pack)).toMatchObject({ calls: 0, cacheHits: 2 });
    expect(await ask({ ...pack, general })).toMatchObject({ calls: 2, taken: 2, cacheHits: 0 });
  } finally {
    await model.close();
  }
});
