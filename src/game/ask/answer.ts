import type { Statement } from '../pack.ts';
import type { Entity } from '../recognise/lexicon.ts';
import { type OfGroup, saidOfGroups } from './group.ts';
import { type Refusal, refusalOf } from './guard.ts';
import type { Library } from './library.ts';
import { listed } from './list.ts';
import { answerTo } from './part.ts';
import { readQuestion } from './question.ts';
import { isUnsure, type Unsaid, unsaidBy } from './unsaid.ts';

export type Asked =
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** Nothing is asked for, as far as can be read. */
  | { readonly kind: 'unread' }
  /** A diagnosis that the paper does not discuss. */
  | { readonly kind: 'undiscussed'; readonly entity: Entity }
  | {
      readonly kind: 'silent';
      readonly subjects: readonly string[];
      readonly nearest: readonly Statement[];
      /** A word of it is in neither the field nor the paper: the paper may say it in others. */
      readonly unsure?: boolean;
      readonly groups?: readonly OfGroup[];
      /** Named besides, and not discussed by the paper. */
      readonly beside?: Entity;
    }
  /** What answers, nearest first; statements that mean the same stand together. */
  | {
      readonly kind: 'answer';
      readonly subjects: readonly string[];
      readonly entries: readonly (readonly Statement[])[];
      readonly nearest: readonly Statement[];
      readonly unsaid?: readonly Unsaid[];
      /** What answers as well and is too much to show. */
      readonly more?: readonly (readonly Statement[])[];
      readonly groups?: readonly OfGroup[];
      readonly beside?: Entity;
    };

const mostEntries = 10;
/** How many statements a model may choose among. */
const mostNearest = 40;

/** Of a question; what is beyond is neither read nor sent. */
export const mostCharactersRead = 600;

/** Answers a question with statements of the paper, or says that the paper does not. @param context see `readQuestion` */
export function ask(text: string, context: string | undefined, library: Library): Asked {
  const read = text.slice(0, mostCharactersRead);
  const why = refusalOf(read);
  if (why) return { kind: 'refused', why };
  const { undiscussed, beside, parts } = readQuestion(read, context, library);
  if (undiscussed) return { kind: 'undiscussed', entity: undiscussed };
  // "And on MRI?" of nothing asks for nothing.
  const asking = parts.filter(({ subjects, units }) => subjects.length + units.length > 0);
  if (asking.length === 0) return { kind: 'unread' };
  const found = asking.map((part) => answerTo(part, library));
  const subjects = [...new Set(asking.flatMap((part) => part.subjects))];
  const [nearest] = share(
    found.map(({ ranked }) => ranked.map(({ entry }) => entry.lead)),
    mostNearest,
  );
  const [entries, more] = share(listed(found, library), mostEntries);
  const ofGroups = saidOfGroups(found, library);
  const besides = { ...(ofGroups.length > 0 && { groups: ofGroups }), ...(beside && { beside }) };
  if (entries.length === 0)
    return { kind: 'silent', subjects, nearest, ...(asking.some(isUnsure) && { unsure: true }), ...besides };
  const unsaid = found.flatMap((one) => unsaidBy(one, read));
  return {
    kind: 'answer',
    subjects,
    entries,
    nearest,
    ...(unsaid.length > 0 && { unsaid }),
    ...(more.length > 0 && { more }),
    ...besides,
  };
}

/** As many of all as there is room for, as evenly as they allow, and the rest. What several have is there once. */
function share<Item>(lists: readonly (readonly Item[])[], most: number): [taken: Item[], rest: Item[]] {
  const all = [...new Set(lists.flat())];
  const taken = new Set<Item>();
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let at = 0; at < longest && taken.size < most; at += 1)
    for (const list of lists) if (at < list.length && taken.size < most) taken.add(list[at]!);
  return [all.filter((item) => taken.has(item)), all.filter((item) => !taken.has(item))];
}
