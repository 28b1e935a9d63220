import type { Picture } from './picture.ts';

/** The small vocabulary every reply is written in. Each edge draws it its own way and keeps its own limits. */

/** How one thing stands, as a sign and a word; never as a color alone. */
export type Mark = 'supports' | 'against' | 'silent' | 'correct' | 'partial' | 'wrong' | 'unrecognized' | 'none';

export interface Item {
  readonly mark: Mark;
  readonly text: string;
  /** Where the paper says so, or a second thought: smaller, after the text. */
  readonly note?: string | undefined;
  readonly under?: readonly Item[];
}

/** A point in time, in milliseconds since 1970, which each edge writes in the reader's own way. */
export interface Moment {
  readonly at: number;
  readonly as: 'date' | 'relative';
}

/** Somebody or something of the server, shown by name and never called. */
export interface Mention {
  readonly of: 'person' | 'channel' | 'role';
  readonly id: string;
}

export type Text = string | readonly (string | Moment | Mention)[];

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'heading'; readonly text: string }
  /** Short labels with a text each: the modality of a clue and the clue. */
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly text: Text }[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  /** An empty cell: there is nothing to say. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** `file`: where the picture lies. What its reader sees of the name is the edge's own, and tells nothing. */
  | { readonly kind: 'image'; readonly file: string; readonly alt: string }
  /** What is on it stands as text in the same card too, so that an edge may leave it out. */
  | { readonly kind: 'picture'; readonly picture: Picture; readonly alt: string }
  /** Something to keep: its name and its text. */
  | { readonly kind: 'file'; readonly name: string; readonly content: string };

/** Where a button or a form leads; it carries ids and no answer. */
export interface Press {
  readonly command: string;
  readonly action: string;
  readonly args: readonly string[];
}

export interface Button {
  readonly label: string;
  readonly press: Press;
  readonly style: 'primary' | 'secondary' | 'danger';
}

export interface Card {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  readonly footer?: string | undefined;
  /** The press that shows this card again, for an edge that turns its pages. */
  readonly self?: Press | undefined;
}

/** What is new about a card that is otherwise as it was: an edge that cannot edit says only this. */
export interface Remark {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Reply {
  /** Only the one who asked needs it. */
  readonly private: boolean;
  /** Takes the place of the card whose button was pressed, if there was one. */
  readonly inPlace: boolean;
  readonly card: Card;
  readonly remark?: Remark | undefined;
}

/** What a form asks for. What was typed comes back under the field's name. */
export type Field =
  | {
      readonly kind: 'lines';
      readonly name: string;
      readonly label: string;
      readonly hint: string;
      readonly value?: string | undefined;
      /** Characters. */
      readonly longest: number;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      /** The choice that stands unless another is made. */
      readonly value?: string | undefined;
    };

export interface Form {
  readonly title: string;
  readonly submit: Press;
  readonly fields: readonly Field[];
}

export function show(card: Card): Reply {
  return { private: false, inPlace: false, card };
}

/** A card that only the one who asked needs. */
export function privately(card: Card): Reply {
  return { ...show(card), private: true };
}

/** The card as it now stands, where it stood. */
export function redraw(card: Card, remark?: Remark): Reply {
  return { private: remark !== undefined, inPlace: true, card, remark };
}

/** A sentence that only the one who asked needs. */
export function tell(title: string, ...sentences: readonly string[]): Reply {
  const blocks = sentences.map((text) => ({ kind: 'text' as const, text }));
  return privately({ title, blocks, buttons: [] });
}
