import type { Pack, Statement } from '../pack.ts';
import { fold, isLittle } from '../recognise/fold.ts';
import { meaningOf } from '../statements.ts';
import { saysNothing } from './filler.ts';
import { likest } from './likeness.ts';
import { stem, stemsOf } from './stem.ts';
import { topicAt } from './thesaurus.ts';

/**
 * Equal for two statements that say the same to the same degree and in as many words: "usually" is not "uncommonly", a
 * caution is not for both, and neither place is credited with what only the other says.
 */
export function sayingOf(statement: Statement, pack: Pack): string {
  const { text, hedged, caution } = statement;
  const degree = text.match(
    /\b(?:usually|(?:un)?common(?:ly)?|frequent(?:ly)?|most|typically|sometimes|rarely|only|may|can|some)\b/g,
  );
  const meaning = meaningOf(statement, pack);
  return [meaning, degree?.join() ?? '', hedged, caution ?? '', besides(statement, pack)].join(' ');
}

/** What a text says beside its subject, where it is seen, and what the vocabulary has for it: in any order, by any like word. */
function besides({ subject, attribute, values, text }: Statement, pack: Pack): string {
  const known = pack.attributes.get(attribute);
  const labels = values.flatMap((value) => [value.replaceAll('-', ' '), known?.values.get(value)?.label ?? '']);
  const named = [
    attribute.replaceAll('-', ' '),
    known?.label ?? '',
    pack.diagnoses.get(subject)?.short ?? '',
    ...labels,
  ];
  const said = new Set(named.flatMap((name) => stemsOf(fold(name))).map(likest));
  const words = fold(text);
  const stems = words.map(stem);
  const own = stems.filter((stemmed, at) => {
    if (isLittle(words[at]!) || saysNothing(words[at]!) || said.has(likest(stemmed))) return false;
    const asked = topicAt(stems, at)?.topic.attributes;
    return asked?.length !== 0 && !asked?.includes(attribute);
  });
  return [...new Set(own.map(likest))].sort().join(' ');
}
