import type { Named } from '../game/explain/point.ts';
import type { Card } from './reply.ts';
import type { TutorAsker } from './tutor.ts';

/**
 * Something that takes time and the outside world, as plain data. It is done after everything is saved; what comes of it
 * takes the place of the reply, or is the reply where there was none.
 */
export type Errand = RoundErrand | TutorErrand | OwnErrand;

export type RoundErrand =
  /** Does what is due for a round now, and says how it stands. */
  | { readonly kind: 'attend'; readonly round: string }
  /** An entry came in: its count is shown in a while. */
  | { readonly kind: 'nudge'; readonly round: string }
  /** Looks for the rights that the bot needs in a channel. */
  | { readonly kind: 'check-channel'; readonly room: string; readonly channel: string }
  | { readonly kind: 'status'; readonly room: string }
  | { readonly kind: 'reveal-card'; readonly round: string }
  /** A revealed round for one person: the answer, the group's result, and their own if they entered. */
  | { readonly kind: 'revealed'; readonly round: string; readonly learner: string }
  | {
      readonly kind: 'own-result';
      readonly round: string;
      readonly learner: string;
      readonly where: 'server' | 'dm';
    }
  | { readonly kind: 'export'; readonly round: string; readonly format: 'csv' | 'json' | 'points' }
  | { readonly kind: 'board'; readonly room: string; readonly learner: string; readonly season: number }
  /** A member objects: the facilitator of the round hears of it. */
  | { readonly kind: 'challenged'; readonly challenge: string }
  /** A ruling changed what some lists are worth: they are told. */
  | { readonly kind: 'regraded'; readonly challenge: string };

/** For the tutor, whose checked choice improves on the answer that stands. */
export type TutorErrand =
  /** Asks the tutor what an explanation of an ended case should say. */
  | {
      readonly kind: 'explain';
      readonly case: string;
      readonly seed: string;
      readonly named: Named;
      /** How many clues were opened before the end. */
      readonly opened: number;
      /** Of the card that it improves on. */
      readonly frame: Pick<Card, 'buttons' | 'self'>;
      readonly asker: TutorAsker;
    }
  /** Asks the tutor which statements answer a question. */
  | {
      readonly kind: 'ask';
      readonly question: string;
      /** The diagnosis that the question may leave unsaid. */
      readonly about: string | undefined;
      readonly asker: TutorAsker;
    };

/** Of one person, wherever that person was met. */
export type OwnErrand =
  /** Something that rings was set: it is looked at now, and rings in its time. */
  | { readonly kind: 'ring'; readonly due: string }
  /** What is left of a person whose own records are gone. */
  | { readonly kind: 'erase'; readonly learner: string }
  | { readonly kind: 'export-own'; readonly learner: string };
