import type { Ref } from './records.ts';

/** When to look again at something that has something left to do. */
export interface Due {
  /** The room whose process sees to it; `undefined`: it is a person's, in direct messages. */
  readonly room?: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A round rings under its own id; what belongs to a person under a word and the person's id. */
export type Ringing = { readonly of: 'round' | 'reminder' | 'erasure'; readonly id: string };

const named = /^(reminder|erasure)\.(.+)$/s;

export function dueId({ of, id }: Ringing): string {
  return of === 'round' ? id : `${of}.${id}`;
}

export function ringingOf(due: string): Ringing {
  const [, of, id = ''] = named.exec(due) ?? [];
  return of === 'reminder' || of === 'erasure' ? { of, id } : { of: 'round', id: due };
}

export function dueRef(ringing: Ringing): Ref & { readonly kind: 'due' } {
  return { kind: 'due', id: dueId(ringing) };
}

/** Sees to what rings. */
export interface Attends {
  /** @returns when to look again, in milliseconds since 1970; `undefined`: never */
  attend(id: string): Promise<number | undefined>;
}

/** Leads everything that rings to who sees to it. */
export function attendants(by: Readonly<Record<Ringing['of'], Attends>>): Attends {
  return {
    attend(due) {
      const { of, id } = ringingOf(due);
      return by[of].attend(id);
    },
  };
}
