import { listGuesses } from '../differential.ts';
import { type Grade, grade } from '../grade.ts';
import type { Diagnosis, Pack } from '../pack.ts';
import { denies } from '../recognise/claims.ts';
import { contentWords, fold, foldName } from '../recognise/fold.ts';
import { type Entity, type Lexicon, markSites } from '../recognise/lexicon.ts';
import { type Understanding, understand } from '../recognise/understand.ts';

/** A name that a room accepted on a challenge. */
export interface RoomName {
  /** As typed. */
  readonly text: string;
  /** Id of the diagnosis that it counts as. */
  readonly diagnosis: string;
  readonly as: 'name' | 'partial';
  /** Id of the challenge, so that undoing one ruling takes back what that one gave and nothing else. */
  readonly challenge: string;
}

/** What lines are read by in a room. */
export interface Reading {
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly names: readonly RoomName[];
}

/** What a room counts as partly right is worth half, as a group or a member is. */
const partialWorth = 0.5;
const longestName = 100;

const byKey = new WeakMap<readonly RoomName[], ReadonlyMap<string, RoomName>>();

/** The room's names as they are compared; folded once, since every line of every entry is held against them. */
function indexed(names: readonly RoomName[]): ReadonlyMap<string, RoomName> {
  const before = byKey.get(names);
  if (before) return before;
  const index = new Map(names.toReversed().map((name) => [foldName(name.text), name]));
  byKey.set(names, index);
  return index;
}

/** The room's name that this text is, by its words in any order, the earliest ruling's; never by its closeness. */
export function roomNameOf(text: string, names: readonly RoomName[]): RoomName | undefined {
  return names.length === 0 ? undefined : indexed(names).get(foldName(text));
}

/** A line as a room reads it, with the room's own name that it is. */
interface RoomReading {
  readonly understood: Understanding;
  readonly accepted?: RoomName | undefined;
}

/**
 * By the room's own names first, else as everywhere. What counts partly stays what it is, beside the diagnosis itself.
 * A name that the pack has come to list as a diagnosis since is the pack's again.
 */
export function readInRoom(text: string, { pack, lexicon, names }: Reading): RoomReading {
  const usual = understand(text, pack, lexicon);
  const accepted = roomNameOf(text, names);
  const diagnosis = accepted && pack.diagnoses.get(accepted.diagnosis);
  if (!diagnosis || belongsElsewhere(usual, diagnosis.id)) return { understood: usual };
  if (accepted.as === 'name') return { understood: plainEntity(diagnosis), accepted };
  const isNamed = usual.kind === 'entity' || usual.kind === 'unknown-disease';
  return { understood: isNamed ? usual : { kind: 'unknown-disease', word: accepted.text }, accepted };
}

function belongsElsewhere(usual: Understanding, diagnosis: string): boolean {
  if (usual.kind !== 'entity' || usual.entity.kind !== 'diagnosis') return false;
  return usual.entity.id !== diagnosis || usual.site === 'agrees';
}

/** A diagnosis as it is named without anything beside it. */
export function plainEntity({ id, name }: Diagnosis): Extract<Understanding, { kind: 'entity' }> {
  const entity: Entity = { kind: 'diagnosis', id, name };
  return { kind: 'entity', entity, member: undefined, site: 'agrees', sites: [], denied: false };
}

/** As everywhere, but that what counts partly as the answer is worth half. */
export function gradeInRoom(answer: string, { understood, accepted }: RoomReading, pack: Pack): Grade {
  const usual = grade(answer, understood, pack);
  if (accepted?.as !== 'partial' || accepted.diagnosis !== answer) return usual;
  return { ...usual, verdict: 'partial', credit: partialWorth };
}

export type NotAcceptable =
  | { readonly refused: 'no-name' | 'too-long' | 'several' | 'denied' | 'elsewhere' | 'counts-already' }
  /** `of`: whose name it is, or what it was read as. */
  | { readonly refused: 'belongs-to'; readonly of: readonly Entity[] }
  /** The room counts it otherwise since an earlier ruling. */
  | { readonly refused: 'accepted-otherwise'; readonly name: RoomName };

/**
 * Why a name cannot be accepted; `undefined` if it can. What is read as another diagnosis, spelling errors included, is
 * that one's name and stays it. A class never becomes a name, for what it is worth follows from the pack. A diagnosis
 * that the paper does not discuss, or what lies behind the lesion, may count partly and never in full.
 */
export function whyNotAccept(
  { text, diagnosis, as }: Omit<RoomName, 'challenge'>,
  { pack, lexicon, names }: Reading,
): NotAcceptable | undefined {
  const words = fold(text);
  if (text.length > longestName) return { refused: 'too-long' };
  if (isOnlyAbout(contentWords(words), lexicon)) return { refused: 'no-name' };
  if (denies(words)) return { refused: 'denied' };
  const before = roomNameOf(text, names);
  if (before && (before.diagnosis !== diagnosis || before.as !== as)) {
    return { refused: 'accepted-otherwise', name: before };
  }
  if (listGuesses(text, pack, lexicon).length > 1) return { refused: 'several' };
  return readOtherwise(understand(text, pack, lexicon), diagnosis, as, pack);
}

function readOtherwise(
  understood: Understanding,
  diagnosis: string,
  as: RoomName['as'],
  pack: Pack,
): NotAcceptable | undefined {
  switch (understood.kind) {
    case 'nothing':
    case 'unknown-disease':
      return undefined;
    case 'several':
      return { refused: 'several' };
    case 'tie': {
      const others = understood.between.filter(({ id }) => id !== diagnosis);
      return others.length > 0 ? { refused: 'belongs-to', of: others } : undefined;
    }
    case 'unread-site':
      return understood.entity.id === diagnosis ? undefined : { refused: 'belongs-to', of: [understood.entity] };
    case 'entity': {
      const { entity, site, denied } = understood;
      if (denied) return { refused: 'denied' };
      if (entity.id !== diagnosis) {
        const nearEnough =
          entity.kind === 'decoy' || pack.associations.get(entity.id)?.diagnosis === diagnosis ? 'partial' : 'never';
        return as === nearEnough ? undefined : { refused: 'belongs-to', of: [entity] };
      }
      if (site === 'contradicts') return { refused: 'elsewhere' };
      return site === 'agrees' || as === 'partial' ? { refused: 'counts-already' } : undefined;
    }
  }
}

/** "Mass", "malignant tumor", "of the IVC": words that go with a name, or with none, and are none. */
const generalWords: ReadonlySet<string> = new Set(
  'mass tumor lesion malignant benign cancer carcinoma disease process finding primary secondary cystic solid large small soft tissue'.split(
    ' ',
  ),
);

function isOnlyAbout(content: readonly string[], lexicon: Lexicon): boolean {
  return markSites(content, lexicon.sitePhrases).every(
    (word) => word.startsWith('@') || generalWords.has(word) || !/\p{L}{2}/u.test(word),
  );
}
