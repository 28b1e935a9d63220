import Fuse from 'fuse.js';
import fuzzysort from 'fuzzysort';
import checkAnswer from 'qb-answer-checker';
import { gradeText } from '../../src/game/grade.ts';
import type { Pack } from '../../src/game/pack.ts';
import { buildLexicon, namesOf } from '../../src/game/recognise/lexicon.ts';
import type { Pair } from './pairs.ts';

export interface Grader {
  readonly name: string;
  accepts(pair: Pair): boolean;
}

/** Everyone gets the same names. The searches accept when their best hit is a name of the target. */
export function graders(pack: Pack): Grader[] {
  const lexicon = buildLexicon(namesOf(pack), pack.sites);
  const names = namesOf(pack).flatMap(({ entity, names: own }) =>
    own.filter(({ kind }) => kind === 'full').map(({ name }) => ({ name, id: entity.id })),
  );
  const fuse = new Fuse(names, { keys: ['name'], ignoreLocation: true });
  const prepared = names.map(({ name, id }) => ({ id, target: fuzzysort.prepare(name) }));
  const answerlines = new Map(
    [...pack.diagnoses.values()].map(({ id, name, names: own }) => [
      id,
      `<b><u>${name}</u></b> [accept ${own.map((other) => `<b><u>${other}</u></b>`).join(' or ')}]`,
    ]),
  );
  return [
    {
      name: 'unknown-case',
      accepts: ({ target, guess }) => gradeText(target, guess, pack, lexicon).verdict === 'correct',
    },
    { name: 'fuse.js', accepts: ({ target, guess }) => fuse.search(guess, { limit: 1 })[0]?.item.id === target },
    {
      name: 'fuzzysort',
      accepts: ({ target, guess }) => fuzzysort.go(guess, prepared, { key: 'target', limit: 1 })[0]?.obj.id === target,
    },
    {
      name: 'qb-answer-checker',
      accepts: ({ target, guess }) => checkAnswer(answerlines.get(target) ?? '', guess).directive === 'accept',
    },
  ];
}
