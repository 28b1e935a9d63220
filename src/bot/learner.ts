import type { Attempt, Confidence } from '../game/attempt.ts';
import type { Met } from '../game/choose.ts';
import type { Ended, Way } from '../game/progress.ts';
import type { Found, Ref } from './records.ts';

/** A case brought to its end, as it counts in progress. */
export interface Finished extends Ended {
  readonly attempt: string;
  readonly case: string;
  readonly way?: WayTaken | undefined;
}

interface WayTaken extends Way {
  /** Ids put first in place of the answer, each once. */
  readonly tookFirst: readonly string[];
}

/** What went before, in records of their own, so that the learner's stays small and quick after years. */
export interface HistoryPage {
  readonly finished: readonly Finished[];
}

/** Whom the last question was about, and the cases as they stood then: once they have moved on it is over. */
interface LastAsked {
  /** A diagnosis or a patient of the paper; left out: several, or none that the paper has. */
  readonly about?: string | undefined;
  /** Id of the attempt that was open. */
  readonly attempt?: string | undefined;
  /** Id of the attempt that had ended last. */
  readonly ended?: string | undefined;
}

/** A person across rooms: the case in hand and, in short, what came before. */
export interface Learner {
  readonly id: string;
  readonly attempt?: Attempt | undefined;
  readonly asked?: LastAsked | undefined;
  /** What was typed and not committed, so that nobody types it twice. */
  readonly draft?: string | undefined;
  /** What was said with the draft of how sure its first line is. */
  readonly draftConfidence?: Confidence | undefined;
  /** The attempts ended last, the latest first: their cards and buttons still work. */
  readonly recent: readonly Attempt[];
  /** By case. */
  readonly met: Readonly<Record<string, Met>>;
  /** How many cases are in the history. */
  readonly finished: number;
  /** How many of these the review deck has read. */
  readonly gathered: number;
  /** Rounds entered that the review deck has not read, since their answer was not out. */
  readonly ungathered: readonly string[];
  /** How many reviews are in the log. */
  readonly reviews: number;
  /** What was typed for a round's entry and not taken, so that nobody types it twice. */
  readonly roundDraft?:
    | { readonly round: string; readonly text: string; readonly confidence?: Confidence | undefined }
    | undefined;
  /** Rounds that this learner entered, the latest last. */
  readonly rounds: readonly string[];
  /** The name to show on boards, for those who want theirs there. */
  readonly boardName?: string | undefined;
  /** Wants the result of a round by direct message. */
  readonly results?: boolean | undefined;
  /** Servers in which this learner was met, the latest last: their open rounds stay secret in direct messages too. */
  readonly rooms: readonly string[];
}

export function newLearner(id: string): Learner {
  return {
    id,
    recent: [],
    met: {},
    finished: 0,
    gathered: 0,
    ungathered: [],
    reviews: 0,
    rounds: [],
    rooms: [],
  };
}

/** Cases on one page of the history. */
const pageSize = 50;

/** Every page of a learner's history, and with it the one that the next finished case goes to. */
export function historyRefs(learner: Learner): Ref[] {
  return historyFrom(learner, 0);
}

/** The pages on which finished cases from this one on stand. */
export function historyFrom({ id, finished }: Learner, from: number): Ref[] {
  const first = Math.floor(from / pageSize);
  return Array.from({ length: Math.floor(finished / pageSize) + 1 - first }, (_, page) => pageRef(id, first + page));
}

/** The page that the next finished case goes to. */
export function latestPage({ id, finished }: Learner): Ref {
  return pageRef(id, Math.floor(finished / pageSize));
}

function pageRef(id: string, page: number): Ref {
  return { kind: 'history', id: `${id}:${page}` };
}

/** All that a learner has finished from the case of this number on, the earliest first. */
export function historyOf(learner: Learner, found: Found, from = 0): Finished[] {
  const pages = historyFrom(learner, from).flatMap(({ id }) => found.get('history', id)?.finished ?? []);
  return pages.slice(from % pageSize);
}
