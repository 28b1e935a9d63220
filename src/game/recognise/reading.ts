import type { Entity, Naming } from './lexicon.ts';

/** What one entity in the text was called, and the sites that were named beside it. */
export interface Reading {
  readonly naming: Naming;
  /** Ids of sites named beside the entity, those within its own name left out. */
  readonly sites: readonly string[];
  /** Ids of sites in what was only given as a reason: they may agree, but contradict nothing. */
  readonly mentioned: readonly string[];
}

/** What a line of a differential was understood to say. */
export type Recognition =
  | { readonly kind: 'read'; readonly readings: readonly Reading[]; readonly denied: boolean }
  /** The spelling fits several equally well. */
  | { readonly kind: 'tie'; readonly between: readonly Entity[] }
  /** Surely the name of a disease, but of none that the pack knows. */
  | { readonly kind: 'unknown-disease'; readonly word: string }
  /** Something was read, but a word that seems to say where was not. */
  | { readonly kind: 'unread-site'; readonly word: string; readonly entity: Entity }
  | { readonly kind: 'nothing' };
