import { type Differential, type NotTaken, readDifferential, whyNotTaken } from './differential.ts';
import { gradeText } from './grade.ts';
import type { Pack } from './pack.ts';
import type { Lexicon } from './recognise/lexicon.ts';

export const confidences = ['low', 'middle', 'high'] as const;
export type Confidence = (typeof confidences)[number];

interface Commit {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How many clues were shown. */
  readonly afterClue: number;
  /** Ranked, as typed. */
  readonly guesses: readonly string[];
  readonly confidence?: Confidence | undefined;
}

/** One learner's way through one case. Plain data: what is stored is what is played on. */
export interface Attempt {
  readonly id: string;
  readonly pack: string;
  readonly case: string;
  /** With the case it decides which clues are shown and how they are worded. */
  readonly seed: string;
  readonly startedAt: number;
  readonly shown: number;
  readonly commits: readonly Commit[];
  /** The line that was last asked "from where?"; sent again, it counts as it stands. */
  readonly askedWhere?: string | undefined;
  readonly ended?: { readonly at: number; readonly how: Ending } | undefined;
}

export type Ending = 'solved' | 'given-up' | 'clues-spent';

export type Move =
  | { readonly kind: 'commit'; readonly fields: readonly string[]; readonly confidence?: Confidence | undefined }
  | { readonly kind: 'next-clue' }
  | { readonly kind: 'give-up' };

type Refusal = { readonly refused: 'ended' | 'last-clue' } | NotTaken;

export type Step =
  | Refusal
  | { readonly asked: 'from-where'; readonly attempt: Attempt; readonly lines: readonly string[] }
  | { readonly attempt: Attempt; readonly differential?: Differential };

/** What an attempt is played against. */
export interface Setting {
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  /** Id of the diagnosis. */
  readonly answer: string;
  /** How many clues the dealing has. */
  readonly clues: number;
}

export function begin(id: string, pack: string, unknown: string, seed: string, now: number): Attempt {
  return { id, pack, case: unknown, seed, startedAt: now, shown: 1, commits: [] };
}

/** The one way an attempt moves on. What is refused changes nothing. */
export function play(attempt: Attempt, move: Move, setting: Setting, now: number): Step {
  if (attempt.ended) return { refused: 'ended' };
  switch (move.kind) {
    case 'next-clue':
      return attempt.shown < setting.clues
        ? { attempt: { ...attempt, shown: attempt.shown + 1 } }
        : { refused: 'last-clue' };
    case 'give-up':
      return { attempt: { ...attempt, ended: { at: now, how: 'given-up' } } };
    case 'commit':
      return commit(attempt, move.fields, move.confidence, setting, now);
  }
}

function commit(
  attempt: Attempt,
  fields: readonly string[],
  confidence: Confidence | undefined,
  setting: Setting,
  now: number,
): Step {
  const differential = readDifferential(fields, setting.pack, setting.lexicon);
  const notTaken = whyNotTaken(differential);
  if (notTaken) return notTaken;
  const whereless = differential.ranked.filter(
    ({ understood }) => understood.kind === 'entity' && understood.site === 'missing',
  );
  const asking = whereless.map((line) => line.text).join('; ');
  if (asking !== '' && asking !== attempt.askedWhere) {
    return {
      asked: 'from-where',
      attempt: { ...attempt, askedWhere: asking },
      lines: whereless.map((line) => line.text),
    };
  }
  const guesses = differential.ranked.map((line) => line.text);
  const commits = [
    ...attempt.commits,
    { at: now, afterClue: attempt.shown, guesses, ...(confidence && { confidence }) },
  ];
  const taken = { ...attempt, commits };
  const solved = gradeText(setting.answer, guesses[0]!, setting.pack, setting.lexicon).verdict === 'correct';
  if (solved) return { attempt: { ...taken, ended: { at: now, how: 'solved' } }, differential };
  if (attempt.shown < setting.clues) return { attempt: { ...taken, shown: attempt.shown + 1 }, differential };
  return { attempt: { ...taken, ended: { at: now, how: 'clues-spent' } }, differential };
}
