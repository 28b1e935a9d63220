import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMoment } from '../../../src/game/when/moment.ts';
import { formatMoment, wallOf } from '../../../src/game/when/wall.ts';

const zone = 'America/New_York';
/** Tuesday 24 November 2026, 10:20 in New York. */
const now = Date.parse('2026-11-24T15:20:00Z');

function read(text: string, at = now, where = zone): string {
  const moment = readMoment(text, where, at);
  return 'problem' in moment ? moment.problem : formatMoment(moment.at, where);
}

describe('a moment as people type it', () => {
  test.each([
    ['Friday 12:00', 'Friday 27 November 2026, 12:00', 'the coming one'],
    ['fri noon', 'Friday 27 November 2026, 12:00', 'short'],
    ['by Friday at 12pm', 'Friday 27 November 2026, 12:00', 'with what people say around it'],
    ['  FRIDAY,   12:00  ', 'Friday 27 November 2026, 12:00', 'letters, spaces and commas do not matter'],
    ['12:00 friday', 'Friday 27 November 2026, 12:00', 'either order'],
    ['tuesday 18:00', 'Tuesday 24 November 2026, 18:00', "today's weekday, still ahead"],
    ['tuesday 07:00', 'Tuesday 1 December 2026, 07:00', "today's weekday, over for today"],
    ['tomorrow 7am', 'Wednesday 25 November 2026, 07:00', 'tomorrow'],
    ['tmrw 7:30 p.m.', 'Wednesday 25 November 2026, 19:30', 'points in p.m.'],
    ['the day after tomorrow at 0700', 'Thursday 26 November 2026, 07:00', 'four digits, as on a ward'],
    ['friday 1830h', 'Friday 27 November 2026, 18:30', 'four digits and h'],
    ['friday 18h30', 'Friday 27 November 2026, 18:30', 'French'],
    ['friday 18h', 'Friday 27 November 2026, 18:00', 'beside a day it is a time, not a length'],
    ['today 18:00', 'Tuesday 24 November 2026, 18:00', 'today'],
    ['18:00', 'Tuesday 24 November 2026, 18:00', 'a time alone is the next such time'],
    ['7am', 'Wednesday 25 November 2026, 07:00', 'and that may be tomorrow'],
    ['noon', 'Tuesday 24 November 2026, 12:00', 'noon alone'],
    ['midnight', 'Wednesday 25 November 2026, 00:00', 'the coming one'],
    ['tonight at midnight', 'Wednesday 25 November 2026, 00:00', 'the night that begins today'],
    ['Friday 24:00', 'Saturday 28 November 2026, 00:00', "the day's last moment"],
    ['12:30am', 'Wednesday 25 November 2026, 00:30', 'half past midnight'],
    ['in 5 days', 'Sunday 29 November 2026, 10:20', 'the time of day stays'],
    ['5 days', 'Sunday 29 November 2026, 10:20', 'without "in"'],
    ['5d', 'Sunday 29 November 2026, 10:20', 'short'],
    ['a week from now', 'Tuesday 1 December 2026, 10:20', 'a number as a word'],
    ['in 3 days at 7am', 'Friday 27 November 2026, 07:00', 'days, and a time'],
    ['36 h', 'Wednesday 25 November 2026, 22:20', 'hours'],
    ['36h', 'Wednesday 25 November 2026, 22:20', 'hours without a space'],
    ['2 weeks', 'Tuesday 8 December 2026, 10:20', 'weeks'],
    ['1 week and 2 days', 'Thursday 3 December 2026, 10:20', 'both'],
    ['90 minutes', 'Tuesday 24 November 2026, 11:50', 'minutes'],
    ['1.5 hours', 'Tuesday 24 November 2026, 11:50', 'a fraction'],
    ['2026-12-01 07:00', 'Tuesday 1 December 2026, 07:00', 'ISO'],
    ['2026-12-01T07:00', 'Tuesday 1 December 2026, 07:00', 'ISO with its T'],
    ['2026-12-01T07:00Z', 'Tuesday 1 December 2026, 02:00', 'a zone of its own'],
    ['2026-12-01 07:00+01:00', 'Tuesday 1 December 2026, 01:00', 'an offset of its own'],
    ['<t:1796126400:F>', 'Tuesday 1 December 2026, 07:00', "Discord's own timestamp"],
    ['1 Dec 7:00', 'Tuesday 1 December 2026, 07:00', 'day and month'],
    ['7:00 1 Dec', 'Tuesday 1 December 2026, 07:00', 'time first'],
    ['7:00 Dec 1', 'Tuesday 1 December 2026, 07:00', 'the minutes are no day'],
    ['December 1st, 2026 at 7am', 'Tuesday 1 December 2026, 07:00', 'in full'],
    ['Dec 1,2026 7am', 'Tuesday 1 December 2026, 07:00', 'a comma without a space'],
    ['1st of December 0700', 'Tuesday 1 December 2026, 07:00', 'no year but a time'],
    ['1.12. 07:00', 'Tuesday 1 December 2026, 07:00', 'with points the day comes first'],
    ['1.12.2026 07:00', 'Tuesday 1 December 2026, 07:00', 'with points and year'],
    ['Tue 1 Dec 07:00', 'Tuesday 1 December 2026, 07:00', 'a weekday that agrees'],
    ['12/25 07:00', 'Friday 25 December 2026, 07:00', 'there is no 25th month'],
    ['25/12/2026 07:00', 'Friday 25 December 2026, 07:00', 'either way round'],
    ['5/5 07:00', 'Wednesday 5 May 2027, 07:00', 'the same either way'],
    ['2 Jan 07:00', 'Saturday 2 January 2027, 07:00', 'over the end of the year'],
    ['24 Nov 10:20', 'Wednesday 24 November 2027, 10:20', 'this very minute is over; the next is in a year'],
    ['31 Dec 23:59', 'Thursday 31 December 2026, 23:59', "the year's last minute"],
  ])('%s: %s (%s)', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('without a time it is noon, and that is said', () => {
    expect(readMoment('Fri', zone, now)).toEqual({
      at: Date.parse('2026-11-27T17:00:00Z'),
      read: 'Friday 27 November 2026, 12:00 (America/New_York); no time was given, so noon',
    });
  });

  test('a length of time counts from the next full minute', () => {
    expect(read('1 minute', now + 1)).toBe('Tuesday 24 November 2026, 10:22');
  });
});

describe('what could mean two things is asked about, and what lies outside is refused', () => {
  test.each([
    ['12/1', "“12/1” could be 12 January or 1 December: say which, with the month's name."],
    ['Friday 7', '“7” could be morning or evening: say 7am or 7pm.'],
    ['Friday 18', '“18” is not clear: say a time with minutes, such as 07:00 or 18:30.'],
    ['Friday midnight', 'Midnight at the beginning or the end of Friday? Say 00:00 or 23:59.'],
    ['1 Dec 12am', 'Midnight at the beginning or the end of that day? Say 00:00 or 23:59.'],
    ['next Friday', '“next Friday” could be 27 November or 4 December: say which.'],
    ['next week', '“next” is not clear: say a date, or “in 7 days”.'],
    ['tonight', '“tonight” at what time? Say “today 20:00”.'],
    ['Friday or Saturday', 'That names two days of the week.'],
    ['Mon 1 Dec 07:00', 'That date is Tuesday 1 December 2026, not a Monday.'],
    ['Friday 12:00 EST', 'Times are read in America/New_York: leave out “est”.'],
    ['3 months', 'Months differ in length: say weeks or a date.'],
    ['Friday 25:00', 'There is no time 25:00.'],
    ['Friday 24:01', 'There is no time 24:01.'],
    ['Friday 13pm', 'There is no time 13pm.'],
    ['31 Nov', 'There is no 31 November.'],
    ['29 Feb 07:00', 'That day does not come within a year.'],
    ['29 Feb 2027', 'There is no 29 February 2027.'],
    ['2026-13-01', 'There is no month 13.'],
    [
      'today 07:00',
      /^Tuesday 24 November 2026, 07:00 is past: it is Tuesday 24 November 2026, 10:20 in America\/New_York\.$/,
    ],
    ['2025-12-01 07:00', /^Monday 1 December 2025, 07:00 is past/],
    ['yesterday', 'That is past.'],
    ['5 days ago', 'That is past.'],
    ['0 days', /is past/],
    ['2030-01-01', 'Tuesday 1 January 2030 is more than a year ahead.'],
    ['99999 weeks', /more than a year ahead/],
    [`${'9'.repeat(400)} hours`, /more than a year ahead/],
    [`in ${'9'.repeat(400)} days at 7am`, /more than a year ahead/],
    ['<t:99999999999>', /more than a year ahead/],
    ['2026-12-01T25:00Z', /^There is no such moment/],
    ['', /^A moment is missing\. Say something like/],
    ['when the fellows are back', /was not understood\. Say something like/],
    ['Friday noonish', /“noonish” was not understood/],
    ['@everyone', /“everyone” was not understood/],
  ])('%s', (text, expected) => {
    const problem = read(text);
    if (typeof expected === 'string') expect(problem).toBe(expected);
    else expect(problem).toMatch(expected);
  });

  test('29 February is found in the year before a leap day', () => {
    expect(read('29 Feb 07:00', Date.parse('2027-06-01T12:00:00Z'))).toBe('Tuesday 29 February 2028, 07:00');
  });
});

describe('when clocks change', () => {
  test.each([
    ['New York springs forward', zone, '2027-03-10T12:00Z', 'Sunday 02:30', '2027-03-14T07:00:00.000Z', 'skipped'],
    ['New York falls back', zone, '2026-10-28T12:00Z', 'Sunday 01:30', '2026-11-01T05:30:00.000Z', 'twice'],
    [
      'London springs forward',
      'Europe/London',
      '2027-03-25T12:00Z',
      'Sunday 01:59',
      '2027-03-28T01:00:00.000Z',
      'skipped',
    ],
    ['London falls back', 'Europe/London', '2026-10-20T12:00Z', 'Sunday 01:00', '2026-10-25T00:00:00.000Z', 'twice'],
    ['London, just after', 'Europe/London', '2026-10-20T12:00Z', 'Sunday 02:00', '2026-10-25T02:00:00.000Z', ''],
    [
      'half an hour on Lord Howe',
      'Australia/Lord_Howe',
      '2026-10-01T12:00Z',
      'Sunday 02:15',
      '2026-10-03T15:30:00.000Z',
      'skipped',
    ],
    [
      'half an hour back',
      'Australia/Lord_Howe',
      '2027-04-01T12:00Z',
      'Sunday 01:45',
      '2027-04-03T14:45:00.000Z',
      'twice',
    ],
    ['India does not change', 'Asia/Kolkata', '2026-10-20T12:00Z', 'Sunday 01:30', '2026-10-24T20:00:00.000Z', ''],
    ['Arizona does not change', 'America/Phoenix', '2027-03-10T12:00Z', 'Sunday 02:30', '2027-03-14T09:30:00.000Z', ''],
    [
      'midnight itself is skipped',
      'Africa/Cairo',
      '2027-04-28T12:00Z',
      'Friday 00:00',
      '2027-04-29T22:00:00.000Z',
      'skipped',
    ],
  ])('%s', (_, where, from, text, expected, said) => {
    const moment = readMoment(text, where, Date.parse(from));
    expect('at' in moment && new Date(moment.at).toISOString()).toBe(expected);
    expect('read' in moment && moment.read).toMatch(said === '' ? /\)$/ : new RegExp(said));
  });

  test('five days keep the time of day, 120 hours do not', () => {
    const before = Date.parse('2026-10-30T16:00:00Z');
    expect(read('in 5 days', before)).toBe('Wednesday 4 November 2026, 12:00');
    expect(read('120 h', before)).toBe('Wednesday 4 November 2026, 11:00');
  });
});

const zones = fc.constantFrom(
  zone,
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Cairo',
  'Pacific/Apia',
  'UTC',
);
const clock = fc.integer({ min: Date.parse('2024-01-01T00:00Z'), max: Date.parse('2038-01-01T00:00Z') });

test('a moment said as it is written down is read as that moment, except where clocks show it twice', () => {
  fc.assert(
    fc.property(zones, clock, fc.integer({ min: 2, max: 500_000 }), (where, from, minutes) => {
      const at = Math.floor(from / 60_000 + minutes) * 60_000;
      const moment = readMoment(formatMoment(at, where), where, from);
      expect(moment).toHaveProperty('at');
      if (!('at' in moment)) return;
      expect(wallOf(moment.at, where)).toEqual(wallOf(at, where));
      if (!moment.read.includes('twice')) expect(moment.at).toBe(at);
    }),
  );
});

test('whatever is typed, the answer is a moment ahead within a year, or a sentence', () => {
  const words = fc.constantFrom(
    'fri',
    'friday',
    'tomorrow',
    'in',
    '5',
    'days',
    '12:00',
    '7am',
    '1',
    'dec',
    '12/1',
    '2027',
    '-',
    'next',
    '36h',
    'noon',
    'midnight',
    '0700',
    '.',
    '31.2.',
    'zone',
    'est',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 6 }).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(texts, zones, clock, (text, where, from) => {
      const moment = readMoment(text, where, from);
      if ('problem' in moment) expect(moment.problem).toMatch(/^\S.*[.?]$/s);
      else {
        expect(moment.at).toBeGreaterThan(from);
        expect(moment.at).toBeLessThanOrEqual(from + 366 * 86_400_000);
        expect(moment.read).toContain(formatMoment(moment.at, where));
      }
    }),
    { numRuns: 2000 },
  );
});
