import type { Attribute, Pack, Statement } from '../pack.ts';
import { fold, isLittle } from '../recognise/fold.ts';
import { formsOf } from './likeness.ts';
import { stem } from './stem.ts';

/** What a word says is found in a patient: by attribute, the values that are meant, and those that rule them out. */
export type Finding = ReadonlyMap<
  string,
  { readonly meant: ReadonlySet<string>; readonly against: ReadonlySet<string> }
>;

export type Standing = 'meant' | 'against' | 'open' | 'elsewhere';

/** How a statement stands to a finding. `open`: on the same attribute, and not clearly of it or against it. */
export function standingOf({ attribute, values }: Statement, finding: Finding): Standing {
  const known = finding.get(attribute);
  if (!known) return 'elsewhere';
  if (values.every((value) => known.meant.has(value))) return 'meant';
  return values.every((value) => known.against.has(value)) ? 'against' : 'open';
}

/** Said of anything, and so naming nothing. */
const presence: ReadonlySet<string> = new Set(['present', 'absent', 'none']);

/** What is said of an image in one word, and the values that are meant by it. */
const shades: Readonly<Record<string, string>> = {
  hyperintense: 't1-signal=high t2-signal=high',
  isointense: 't1-signal=iso t2-signal=intermediate',
  hypointense: 't1-signal=low t2-signal=low',
  hyperdense: 'attenuation=high',
  hypodense: 'attenuation=low',
  hypoenhancing: 'enhancement=low',
  hypovascular: 'enhancement=low',
  hyperenhancing: 'enhancement=high',
  hypervascular: 'enhancement=high',
};

/** Words for a shade, as they are written. */
export const shadeWords: readonly string[] = Object.keys(shades);

/** Finds what a stem names: by the words of a pack's values, and of an attribute that is there or not. */
export function openFindings(pack: Pack): (stemmed: string) => Finding | undefined {
  const named = new Map<string, Map<string, Set<string>>>();
  const file = (words: readonly string[], attribute: string, value: string) => {
    for (const word of words) {
      if (isLittle(word) || presence.has(word)) continue;
      const attributes = named.get(stem(word)) ?? new Map<string, Set<string>>();
      attributes.set(attribute, (attributes.get(attribute) ?? new Set()).add(value));
      named.set(stem(word), attributes);
    }
  };
  for (const { id, label, compare, values } of pack.attributes.values()) {
    if (compare === 'never') continue;
    for (const value of values.values())
      file([...fold(value.id.replaceAll('-', ' ')), ...fold(value.label.replace(/\bno\b.*/, ''))], id, value.id);
    if (values.has('present')) file(fold(label), id, 'present');
  }
  for (const [word, meant] of Object.entries(shades)) {
    for (const one of meant.split(' ')) {
      const [id, value] = one.split('=') as [string, string];
      if (pack.attributes.get(id)?.values.has(value)) file([word], id, value);
    }
  }
  return (stemmed) => {
    const meant = new Map<string, Set<string>>();
    for (const form of formsOf(stemmed))
      for (const [id, values] of named.get(form) ?? []) meant.set(id, new Set([...(meant.get(id) ?? []), ...values]));
    return meant.size === 0
      ? undefined
      : new Map([...meant].map(([id, values]) => [id, spread(values, pack.attributes.get(id)!)]));
  };
}

/** What implies a value is meant with it, what contradicts it is against it; whatever does not contradict presence is some. */
function spread(named: ReadonlySet<string>, { values }: Attribute) {
  const all = [...values.values()];
  const meant = all.filter(
    ({ id, implies, contradicts }) =>
      named.has(id) ||
      [...implies].some((one) => named.has(one)) ||
      (named.has('present') && !contradicts.has('present')),
  );
  const against = all.filter((value) => !meant.includes(value) && [...value.contradicts].some((one) => named.has(one)));
  return { meant: new Set(meant.map(({ id }) => id)), against: new Set(against.map(({ id }) => id)) };
}
