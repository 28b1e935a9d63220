import type { Component } from './components.ts';
import type { Person, Place } from './places.ts';

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  flags: number;
  components: readonly Component[];
  attachments: readonly { readonly id: string; readonly filename: string; readonly size: number }[];
  /** What the reader could download, by name. */
  files: ReadonlyMap<string, string>;
  /** Only this person sees it. */
  readonly onlyFor?: string | undefined;
  /** Whose it is, if not the bot's. */
  readonly author?: string;
  /** Ids of the roles that it called. */
  readonly mentioned?: readonly string[];
  edits: number;
  deleted: boolean;
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** What became of an interaction. */
export interface Answered {
  /** The first answer's type; `none` when there was none in time. */
  readonly type: number | 'none';
  /** Whether the answer came after a deferral. */
  readonly deferred: boolean;
  /** The message as it stands after the answer. */
  readonly message?: StoredMessage | undefined;
  readonly followUps: readonly StoredMessage[];
  readonly modal?: Modal | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string }[] | undefined;
  /** From dispatch to the first acknowledgement. */
  readonly ms: number;
}

export interface PendingInteraction {
  readonly id: string;
  readonly token: string;
  readonly kind: number;
  readonly person: Person;
  readonly place: Place;
  readonly sentAt: number;
  /** The card that was pressed, or under which the form was opened. */
  readonly source?: StoredMessage | undefined;
  acknowledged?: number;
  acknowledgedAt?: number;
  original?: StoredMessage | undefined;
  modal?: Modal;
  choices?: readonly { readonly name: string; readonly value: string }[];
  followUps: StoredMessage[];
  /** Called when there is something new to see. */
  changed(): void;
}

export interface Recorded {
  readonly method: string;
  /** Without host, version and query. */
  readonly path: string;
  readonly query: string;
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: unknown;
  readonly files: readonly { readonly key: string; readonly name: string; readonly size: number }[];
  readonly at: number;
  status: number;
}

export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  /** How many requests it meets; 1 if left out. */
  times?: number;
  readonly status?: number;
  readonly code?: number;
  /** Seconds; makes it a 429. */
  readonly retryAfter?: number;
  readonly global?: boolean;
  /** The socket is reset before the request takes effect, or after. */
  readonly drop?: 'before' | 'after';
  readonly delayMs?: number;
}

/** What a bot is told when a request cannot be taken. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: number, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
