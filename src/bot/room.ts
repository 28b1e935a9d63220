/** A server that the bot serves: what its facilitators decided, and its rounds. */
export interface Room {
  readonly id: string;
  /** A role that may run rounds, besides whoever manages the server. */
  readonly facilitatorRole?: string | undefined;
  /** Cases of rounds whose answer is still secret: not dealt in practice to members of the room. */
  readonly openCases: readonly string[];
}

export function newRoom(id: string): Room {
  return { id, openCases: [] };
}
