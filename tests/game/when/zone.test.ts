import { describe, expect, test } from 'vitest';
import { places } from '../../../src/game/when/places.ts';
import { isZone, suggestZone, suggestZones } from '../../../src/game/when/zone.ts';

test.each([
  ['America/New_York', true, 'a region and a city'],
  ['America/Argentina/Buenos_Aires', true, 'three parts'],
  ['Asia/Kolkata', true, 'the newer of two names'],
  ['Asia/Calcutta', true, 'the older of two names'],
  ['UTC', true, 'no region needed'],
  ['EST', false, 'it stands still in summer'],
  ['EST5EDT', false, 'no region'],
  ['+05:00', false, 'an offset is no zone'],
  ['America/Tampa', false, 'no such zone'],
  ['Europe/London\n', false, 'nothing beside the name'],
  ['', false, 'nothing'],
])('%s: %s (%s)', (name, expected) => {
  expect(isZone(name)).toBe(expected);
});

describe('a zone is found by what people call it', () => {
  test.each([
    ['new york', 'America/New_York'],
    ['New York, USA', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['Eastern Time', 'America/New_York'],
    ['eastern standard time', 'America/New_York'],
    ['tampa', 'America/New_York'],
    ['CT', 'America/Chicago'],
    ['pst', 'America/Los_Angeles'],
    ['london', 'Europe/London'],
    ['london uk', 'Europe/London'],
    ['BST', 'Europe/London'],
    ['cet', 'Europe/Berlin'],
    ['India', 'Asia/Kolkata'],
    ['kolkata', 'Asia/Kolkata'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['zürich', 'Europe/Zurich'],
    ['europe/lisbon', 'Europe/Lisbon'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['utc', 'UTC'],
    ['GMT', 'Europe/London'],
    ['reykj', 'Atlantic/Reykjavik'],
    ['atlantis', undefined],
    ['x', undefined],
    ['in', undefined],
    ['la rochelle', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(suggestZone(text)).toBe(expected);
  });
});

test('every zone that is suggested is one, and a list of choices can hold them', () => {
  const suggested = ['america', 'europe', 'asia', 'africa', 'pacific', 'australia', 'utc', 'hong', 'east'].flatMap(
    (text) => {
      const zones = suggestZones(text);
      expect(zones.length).toBeGreaterThan(0);
      expect(zones.length).toBeLessThanOrEqual(25);
      return zones;
    },
  );
  expect(suggested.filter((zone) => !isZone(zone))).toEqual([]);
});

test('each place is found under its own name', () => {
  const lost = Object.entries(places).flatMap(([zone, names]) =>
    names
      .split(', ')
      .filter((name) => suggestZone(name) !== zone)
      .map((name) => `${name} should be ${zone}`),
  );
  expect(lost).toEqual([]);
});
