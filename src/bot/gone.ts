/** In the place of a person who deleted everything: what counts still counts, and what belongs to somebody is nobody's. */
const prefix = 'gone.';

export function goneId(lot: string): string {
  return `${prefix}${lot}`;
}

export function isGone(person: string): boolean {
  return person.startsWith(prefix);
}
