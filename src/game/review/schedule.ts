import { type Card, createEmptyCard, fsrs, generatorParameters, Rating, type State, type Steps } from 'ts-fsrs';

export const grades = ['again', 'hard', 'good', 'easy'] as const;
export type Grade = (typeof grades)[number];

/** What was chosen wrong was forgotten; what was chosen right may still have been luck. */
export function gradesFor(isRight: boolean): readonly Grade[] {
  return isRight ? grades : ['again'];
}

const stages = ['new', 'learning', 'review', 'relearning'] as const;
type Stage = (typeof stages)[number];

/** How well a card is remembered, in the terms of FSRS. Moments in milliseconds since 1970. */
export interface Memory {
  readonly due: number;
  readonly stage: Stage;
  /** Days until recall has fallen to nine in ten. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
  readonly scheduledDays: number;
  readonly step: number;
  readonly reps: number;
  readonly lapses: number;
  readonly last?: number | undefined;
}

/** What schedules a learner's cards. */
export interface Pace {
  /** The chance of recall at which a card comes due, 0.7 to 0.97. */
  readonly retention: number;
  /** The 21 parameters of FSRS-6, fitted to this learner; without them its own. */
  readonly weights?: readonly number[] | undefined;
}

/** A card that was forgotten comes back within the sitting; what is known at once leaves it. */
const steps: Steps = ['10m'];
/** Ten years. */
const longestDays = 3650;

export function freshMemory(due: number): Memory {
  return remembered(createEmptyCard(new Date(due)));
}

/** A card after it was graded. Nothing is left to chance, so what a button says is what happens. */
export function grade(memory: Memory, given: Grade, now: number, pace: Pace): Memory {
  // A clock that was set back would make time run backwards.
  const at = new Date(Math.max(now, memory.last ?? now));
  return remembered(schedulerOf(pace).next(cardOf(memory), at, ratings[given]).card);
}

/** When the card would come due, by what it is graded. */
export function dueAfter(memory: Memory, now: number, pace: Pace): Readonly<Record<Grade, number>> {
  const due = (given: Grade) => grade(memory, given, now, pace).due;
  return { again: due('again'), hard: due('hard'), good: due('good'), easy: due('easy') };
}

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;

function schedulerOf({ retention, weights }: Pace) {
  return fsrs(
    generatorParameters({
      request_retention: retention,
      maximum_interval: longestDays,
      enable_fuzz: false,
      learning_steps: steps,
      relearning_steps: steps,
      ...(weights && { w: [...weights] }),
    }),
  );
}

function cardOf({ due, stage, stability, difficulty, scheduledDays, step, reps, lapses, last }: Memory): Card {
  return {
    due: new Date(due),
    state: stages.indexOf(stage) as State,
    stability,
    difficulty,
    elapsed_days: 0,
    scheduled_days: scheduledDays,
    learning_steps: step,
    reps,
    lapses,
    ...(last !== undefined && { last_review: new Date(last) }),
  };
}

function remembered(card: Card): Memory {
  return {
    due: card.due.getTime(),
    stage: stages[card.state]!,
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    step: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    ...(card.last_review && { last: card.last_review.getTime() }),
  };
}
