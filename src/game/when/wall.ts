/** A local date and time. Months count from 1; hours and days may run over, 24:00 is the next day's 00:00. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

export function wallOf(at: number, zone: string): Wall {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

/** The same date with the days added; the time stays. */
export function addDays(wall: Wall, days: number): Wall {
  return normal({ ...wall, day: wall.day + days });
}

/** 0 is Sunday. */
export function weekdayOf(wall: Wall): number {
  return new Date(asUtc(wall)).getUTCDay();
}

export function existsDate({ year, month, day }: Pick<Wall, 'year' | 'month' | 'day'>): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The moment at which clocks in the zone show this. Where they are put forward over it (`skipped`), the first moment
 * after the gap; where they are put back and show it twice (`twice`), the first of the two.
 */
export function momentOf(
  wall: Wall,
  zone: string,
): { readonly at: number; readonly shown: 'once' | 'twice' | 'skipped' } {
  const wanted = asUtc(wall);
  // No zone is further than a day from UTC, nor changes its clocks twice within two days.
  const before = offsetAt(wanted - dayMs, zone);
  const after = offsetAt(wanted + dayMs, zone);
  const moments = [...new Set([wanted - before, wanted - after])].filter((at) => at + offsetAt(at, zone) === wanted);
  if (moments.length > 0) return { at: Math.min(...moments), shown: moments.length > 1 ? 'twice' : 'once' };
  let [early, late] = [wanted - Math.max(before, after), wanted - Math.min(before, after)];
  while (late - early > minuteMs) {
    const middle = early + Math.floor((late - early) / 2 / minuteMs) * minuteMs;
    if (offsetAt(middle, zone) === before) early = middle;
    else late = middle;
  }
  return { at: late, shown: 'skipped' };
}

/** "Friday 27 November 2026, 12:00" */
export function formatMoment(at: number, zone: string): string {
  const wall = wallOf(at, zone);
  return `${formatDate(wall)}, ${formatTime(wall)}`;
}

export function formatDate(wall: Wall): string {
  const weekday = weekdayNames[weekdayOf(wall)];
  return `${weekday} ${wall.day} ${monthNames[wall.month - 1]} ${wall.year}`;
}

export function formatTime({ hour, minute }: Pick<Wall, 'hour' | 'minute'>): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function normal(wall: Wall): Wall {
  const date = new Date(asUtc(wall));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}

function asUtc({ year, month, day, hour, minute }: Wall): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** How far clocks in the zone are ahead of UTC, in whole minutes as milliseconds. */
function offsetAt(at: number, zone: string): number {
  return asUtc(wallOf(at, zone)) - Math.floor(at / minuteMs) * minuteMs;
}
