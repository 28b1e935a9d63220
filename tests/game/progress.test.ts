import { expect, test } from 'vitest';
import { casesNear, nextCase } from '../../src/game/choose.ts';
import { progressOf } from '../../src/game/progress.ts';
import { areMimics, relate } from '../../src/game/relate.ts';
import { pack } from '../support/shipped.ts';

type Met = Parameters<typeof progressOf>[0][number];

function aMeeting(change: Partial<Met> = {}): Met {
  const met = { answer: 'leiomyosarcoma-ivc', at: 0, how: 'clues-spent', points: 0, first: true, named: [] } as const;
  return { ...met, ...change };
}

const anchored = aMeeting({ way: { anchored: true, late: 0 } });
const late = aMeeting({ way: { anchored: false, late: 3 } });
const early = aMeeting({ way: { anchored: false, late: 0 } });
const withoutList = aMeeting();

test.each([
  ['two attempts say nothing of a habit', [anchored, late], undefined],
  ['neither do attempts without a list', [anchored, late, withoutList, withoutList], undefined],
  ['three do', [anchored, late, early], { attempts: 3, anchored: 1, late: 1, lateBy: 3 }],
  [
    'an answer that never came is not late',
    [early, early, aMeeting({ way: { anchored: false } })],
    { attempts: 3, anchored: 0, late: 0, lateBy: 0 },
  ],
  [
    'lateness is the average of those that were late',
    [late, early, aMeeting({ way: { anchored: false, late: 2 } })],
    { attempts: 3, anchored: 0, late: 2, lateBy: 2.5 },
  ],
])('%s', (_, met, habits) => {
  expect(progressOf(met).habits).toEqual(habits);
});

test('confidence is held against what was right, level by level', () => {
  const sure = (confidence: Met['confidence'], named: string) => aMeeting({ confidence, named: [named] });
  const met = [sure('high', 'leiomyosarcoma-ivc'), sure('high', 'lipoma'), sure('low', 'lipoma'), aMeeting()];
  expect(progressOf(met).calibration).toEqual([
    { confidence: 'low', lists: 1, right: 0 },
    { confidence: 'high', lists: 2, right: 1 },
  ]);
});

test.each([...pack.diagnoses.values()].map((diagnosis) => [diagnosis.name, diagnosis] as const))(
  'practice near %s deals its own case, its family’s, or one that is mistaken for it',
  (_, diagnosis) => {
    const near = casesNear(diagnosis, [...pack.cases.values()], pack);
    const own = [...pack.cases.values()].filter(({ answer }) => answer === diagnosis.id);
    expect(near).toEqual(expect.arrayContaining(own));
    const entity = { kind: 'diagnosis', id: diagnosis.id, name: diagnosis.name } as const;
    for (const { answer } of near)
      expect(relate(answer, entity, pack) !== 'other' || areMimics(answer, diagnosis.id, pack)).toBe(true);
    expect(near.length).toBeLessThan(pack.cases.size);
  },
);

test('of the near cases one that was not met comes first, then the one that went worst', () => {
  const leiomyosarcoma = pack.diagnoses.get('leiomyosarcoma-ivc')!;
  const near = casesNear(leiomyosarcoma, [...pack.cases.values()], pack);
  expect(near.length).toBeGreaterThan(2);
  const [unseen, ...others] = near;
  const met = Object.fromEntries(others.map(({ id }, index) => [id, { at: index, points: 10 + index }]));
  expect(nextCase(near, met, 'seed')).toBe(unseen);
});
