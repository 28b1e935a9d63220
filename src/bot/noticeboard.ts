import type { Card } from './reply.ts';

/** What became of something that was put up outside. */
export type Posted =
  | { readonly kind: 'posted'; readonly message: string }
  /** Surely not there, and trying again changes nothing until somebody sets it right. */
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** It may be there, and it may not. */
  | { readonly kind: 'in-doubt' };

/**
 * `gone`: the channel or message is. `forbidden`: a right is missing. `unfit`: a mistake of ours. `blind`: it may be there,
 * but we may not look.
 */
export type Refusal = 'gone' | 'forbidden' | 'unfit' | 'blind';

export interface Notice {
  readonly channel: string;
  readonly card: Card;
  /** The press of one of its buttons: by that it is found again. */
  readonly mark: { readonly round: string; readonly post: string };
  /** Id of the one role that it mentions. */
  readonly mention?: string | undefined;
}

/** Where rounds are put for all to see: a channel on Discord, the screen in a terminal. */
export interface Noticeboard {
  post(notice: Notice): Promise<Posted>;
  /** The message that carries this mark, among those of the bot's own since a moment. */
  find(
    channel: string,
    mark: Notice['mark'],
    since: number,
  ): Promise<{ readonly kind: 'found'; readonly message: string } | { readonly kind: 'absent' | 'blind' | 'in-doubt' }>;
  edit(channel: string, message: string, card: Card): Promise<Posted>;
  /** A thread on a message; a message has one at most, so asking twice is harmless. */
  openThread(channel: string, message: string, name: string): Promise<Posted>;
  /** A direct message. Closed to us is no fault. */
  tell(person: string, card: Card): Promise<Posted>;
  /** The rights that are missing in a channel, in Discord's words; `undefined` if that cannot be found out now. */
  missingRights(room: string, channel: string): Promise<readonly string[] | 'no-channel' | undefined>;
}
