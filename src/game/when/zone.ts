import { places } from './places.ts';

const mostSuggested = 25;

/**
 * An IANA name that follows its region's clocks. "EST" and "+05:00" are refused although the runtime knows them: they
 * stand still when the region's clocks change.
 */
export function isZone(name: string): boolean {
  if (!/^(?:UTC|[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*\/[A-Za-z0-9_+-]+)$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

interface Named {
  readonly zone: string;
  /** Folded. */
  readonly names: readonly string[];
}

let known: readonly Named[] | undefined;

function zones(): readonly Named[] {
  known ??= [...new Set([...Object.keys(places), ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
    zone,
    names: [zone, zone.split('/').at(-1)!, ...(places[zone]?.split(', ') ?? [])].map(fold),
  }));
  return known;
}

/** The zone most likely meant by "new york", "EST", "london" or an IANA name; `undefined` where none is near. */
export function suggestZone(text: string): string | undefined {
  return suggestZones(text)[0];
}

/** Zones that the text may mean or begin, the likeliest first: at most 25, as many as a list of choices holds. */
export function suggestZones(text: string): string[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  const fits = zones().flatMap(({ zone, names }) => {
    const fit = Math.min(...names.map((name) => fitOf(wanted, name)));
    return Number.isFinite(fit) ? [{ zone, fit }] : [];
  });
  return fits
    .sort((a, b) => a.fit - b.fit)
    .slice(0, mostSuggested)
    .map(({ zone }) => zone);
}

/** Lower is better: the name itself, its beginning, the beginning of one of its words, "new york usa". */
function fitOf(wanted: string, name: string): number {
  if (name === wanted) return 0;
  if (wanted.length < 3) return Number.POSITIVE_INFINITY;
  if (name.startsWith(wanted)) return 1;
  if (` ${name}`.includes(` ${wanted}`)) return 2;
  return name.length > 3 && ` ${wanted} `.includes(` ${name} `) ? 3 : Number.POSITIVE_INFINITY;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, ' ')
    .replace(/\b(?:time|timezone|zone|standard|daylight)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
