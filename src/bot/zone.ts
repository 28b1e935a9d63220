import { isZone, suggestZones } from '../game/when/zone.ts';

/** A time zone as a person may type it. */
export function readZone(text: string): { readonly zone: string } | { readonly problem: string } {
  if (isZone(text)) return { zone: text };
  const near = suggestZones(text);
  const [first, second] = near;
  if (first !== undefined && second === undefined) return { zone: first };
  return {
    problem: `“${text}” is no time zone. ${near.length > 0 ? `Did you mean ${near.slice(0, 5).join(', ')}?` : 'Say a city, such as New York or London.'}`,
  };
}
