/** What went wrong, for code that has an answer to it; people read the message. */
export type FaultReason =
  | 'unwritable'
  | 'foreign'
  | 'corrupt'
  | 'newer'
  | 'locked'
  | 'full'
  | 'failing'
  | 'moved'
  | 'closed'
  | 'unreadable'
  | 'unreachable'
  | 'slow'
  | 'in-doubt';

/** Storage is not as agreed. The message is for whoever runs the server: what happened, then what to do. */
export class StorageFault extends Error {
  readonly reason: FaultReason;

  constructor(reason: FaultReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StorageFault';
    this.reason = reason;
  }
}
