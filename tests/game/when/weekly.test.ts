import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoment, wallOf, weekdayOf } from '../../../src/game/when/wall.ts';
import { formatWeekly, nextWeekly, readWeekly, type TimeOfWeek, type Weekly } from '../../../src/game/when/weekly.ts';

const mondayToFriday: Weekly = {
  opens: { weekday: 1, hour: 7, minute: 0 },
  closes: { weekday: 5, hour: 12, minute: 0 },
};

describe('a weekly schedule as people type it', () => {
  test.each([
    ['Mondays 07:00, closes Friday 12:00', 'Mondays 07:00, closes Fridays 12:00'],
    ['monday 7:00 - friday noon', 'Mondays 07:00, closes Fridays 12:00'],
    ['monday 7:00-friday noon', 'Mondays 07:00, closes Fridays 12:00'],
    ['Mon 7am – Fri 12pm', 'Mondays 07:00, closes Fridays 12:00'],
    ['every Monday at 7am until Friday at noon', 'Mondays 07:00, closes Fridays 12:00'],
    ['opens on mondays at 0700 and closes on fridays at 1200', 'Mondays 07:00, closes Fridays 12:00'],
    ['from Mon 7:00 to Fri 12:00', 'Mondays 07:00, closes Fridays 12:00'],
    ['Mondays 07:00; closing Fridays 12:00', 'Mondays 07:00, closes Fridays 12:00'],
    ['Mondays, closes Fridays', 'Mondays 12:00, closes Fridays 12:00'],
    ['Mondays 07:00 for 4 days', 'Mondays 07:00, closes Fridays 07:00'],
    ['Mondays 07:00, closes after 36 hours', 'Mondays 07:00, closes Tuesdays 19:00'],
    ['Saturday 24:00 - Sunday 23:59', 'Sundays 00:00, closes Sundays 23:59'],
    ['Friday 18:00 - Monday 07:00', 'Fridays 18:00, closes Mondays 07:00'],
  ])('%s', (text, expected) => {
    expect(readWeekly(text)).toMatchObject({ read: expected });
  });

  test.each([
    ['Mondays 07:00', /^It needs an opening and a closing\. Say something like/],
    ['', /^It needs an opening and a closing/],
    ['07:00, closes Friday', /“07:00” names no day of the week/],
    ['Monday 07:00 - 12:00', /“12:00” names no day of the week/],
    ['Monday 7 - Friday 12', /“7” could be morning or evening/],
    ['Monday 07:00 - Monday 7am', /would close at the time it opens/],
    ['Monday 07:00 for 7 days', /must close before it opens again/],
    ['Monday 07:00 for 9 days', /must close before it opens again/],
    ['Monday 07:00 - Friday midnight', /beginning or the end of Friday/],
    ['Mondays and Wednesdays 07:00, closes Friday', /two days of the week/],
    ['biweekly Monday 07:00, closes Friday', /“biweekly” was not understood/],
    ['Monday 25:00 - Friday', /no time 25:00/],
  ])('%s is asked about', (text, expected) => {
    const answer = readWeekly(text);
    expect('problem' in answer && answer.problem).toMatch(expected);
  });
});

describe('the next window', () => {
  test.each([
    [
      'lies ahead',
      'America/New_York',
      '2026-11-24T15:00Z',
      'Monday 30 November 2026, 07:00',
      'Friday 4 December 2026, 12:00',
    ],
    [
      'is not the one that opens now',
      'America/New_York',
      '2026-11-30T12:00Z',
      'Monday 7 December 2026, 07:00',
      'Friday 11 December 2026, 12:00',
    ],
    [
      'opens a moment from now',
      'America/New_York',
      '2026-11-30T11:59:59.999Z',
      'Monday 30 November 2026, 07:00',
      'Friday 4 December 2026, 12:00',
    ],
    [
      'crosses the end of the year',
      'Europe/London',
      '2026-12-27T00:00Z',
      'Monday 28 December 2026, 07:00',
      'Friday 1 January 2027, 12:00',
    ],
    [
      'crosses 29 February',
      'Asia/Kolkata',
      '2028-02-26T00:00Z',
      'Monday 28 February 2028, 07:00',
      'Friday 3 March 2028, 12:00',
    ],
  ])('%s', (_, zone, after, opens, closes) => {
    const { opensAt, closesAt } = nextWeekly(mondayToFriday, zone, Date.parse(after));
    expect([formatMoment(opensAt, zone), formatMoment(closesAt, zone)]).toEqual([opens, closes]);
  });

  const sunday = (from: string, to: string): Weekly => {
    const read = readWeekly(`Sunday ${from} - Sunday ${to}`);
    if ('problem' in read) throw new Error(read.problem);
    return read.weekly;
  };
  test.each([
    [
      'New York, forward: 02:30 is 03:00',
      'America/New_York',
      '02:30',
      '09:00',
      '2027-03-12',
      '2027-03-14T07:00Z',
      '2027-03-14T13:00Z',
    ],
    [
      'New York, back: the first 01:30',
      'America/New_York',
      '01:30',
      '09:00',
      '2026-10-30',
      '2026-11-01T05:30Z',
      '2026-11-01T14:00Z',
    ],
    [
      'London, forward: 01:30 is 02:00',
      'Europe/London',
      '01:30',
      '09:00',
      '2027-03-26',
      '2027-03-28T01:00Z',
      '2027-03-28T08:00Z',
    ],
    [
      'London, back: the first 01:30',
      'Europe/London',
      '01:30',
      '09:00',
      '2026-10-23',
      '2026-10-25T00:30Z',
      '2026-10-25T09:00Z',
    ],
    [
      'Lord Howe, forward by half an hour',
      'Australia/Lord_Howe',
      '02:15',
      '09:00',
      '2026-10-02',
      '2026-10-03T15:30Z',
      '2026-10-03T22:00Z',
    ],
    [
      'Lord Howe, back by half an hour',
      'Australia/Lord_Howe',
      '01:45',
      '09:00',
      '2027-04-02',
      '2027-04-03T14:45Z',
      '2027-04-03T22:30Z',
    ],
    [
      'a closing that is skipped',
      'America/New_York',
      '01:00',
      '02:30',
      '2027-03-12',
      '2027-03-14T06:00Z',
      '2027-03-14T07:00Z',
    ],
    [
      'a window within the gap is left out',
      'America/New_York',
      '02:15',
      '02:45',
      '2027-03-12',
      '2027-03-21T06:15Z',
      '2027-03-21T06:45Z',
    ],
    [
      'no change in Arizona',
      'America/Phoenix',
      '02:30',
      '09:00',
      '2027-03-12',
      '2027-03-14T09:30Z',
      '2027-03-14T16:00Z',
    ],
  ])('%s', (_, zone, from, to, after, opens, closes) => {
    const next = nextWeekly(sunday(from, to), zone, Date.parse(after));
    expect(next).toEqual({ opensAt: Date.parse(opens), closesAt: Date.parse(closes) });
  });
});

const timeOfWeek = fc.record({
  weekday: fc.integer({ min: 0, max: 6 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});
const minuteOf = (time: TimeOfWeek) => (time.weekday * 24 + time.hour) * 60 + time.minute;
const schedules = fc
  .record({ opens: timeOfWeek, closes: timeOfWeek })
  .filter(({ opens, closes }) => minuteOf(opens) !== minuteOf(closes));
const zones = fc.constantFrom(
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Phoenix',
  'UTC',
);
const clock = fc.integer({ min: Date.parse('2024-01-01T00:00Z'), max: Date.parse('2030-01-01T00:00Z') });

/** Minutes by which the clock on the wall is past the time asked for. */
function pastWall(at: number, zone: string, time: TimeOfWeek): number {
  const wall = wallOf(at, zone);
  const shown = { weekday: weekdayOf(wall), hour: wall.hour, minute: wall.minute };
  return minuteOf(shown) - minuteOf(time);
}

test('openings only move ahead, each closes before the next opens, and the clock on the wall shows what was asked for', () => {
  fc.assert(
    fc.property(schedules, zones, clock, (weekly, zone, start) => {
      let after = start;
      for (let week = 0; week < 60; week += 1) {
        const { opensAt, closesAt } = nextWeekly(weekly, zone, after);
        expect(opensAt).toBeGreaterThan(after);
        expect(closesAt).toBeGreaterThan(opensAt);
        if (week > 0) expect(opensAt - after).toBeLessThanOrEqual(14 * 86_400_000 + 3_600_000);
        for (const [at, time] of [
          [opensAt, weekly.opens],
          [closesAt, weekly.closes],
        ] as const) {
          const past = pastWall(at, zone, time);
          // Not what was asked for only within a gap of an hour at most, where it is the first moment after it.
          expect(past).toBeGreaterThanOrEqual(0);
          expect(past).toBeLessThanOrEqual(60);
          if (past > 0) expect(pastWall(at - 60_000, zone, time)).toBeLessThan(0);
        }
        after = opensAt;
        expect(nextWeekly(weekly, zone, after).opensAt).toBeGreaterThanOrEqual(closesAt);
      }
    }),
    { numRuns: 60 },
  );
});

test('a schedule as it is written down is read as that schedule', () => {
  fc.assert(
    fc.property(schedules, (weekly) => {
      expect(readWeekly(formatWeekly(weekly))).toEqual({ weekly, read: formatWeekly(weekly) });
    }),
  );
});
