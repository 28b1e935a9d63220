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

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** Short labels with a text each: the modality of a clue and the clue. */
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'image'; readonly file: string; readonly alt: string };

/** Where a button leads; it carries ids and no answer. */
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
}

export interface Reply {
  /** Seen by the learner alone, wherever it is asked. */
  readonly private: boolean;
  /** Takes the place of the card whose button was pressed. */
  readonly inPlace: boolean;
  readonly card: Card;
}

export function show(card: Card): Reply {
  return { private: false, inPlace: false, card };
}

/** A sentence that only the one who asked needs. */
export function tell(title: string, ...sentences: readonly string[]): Reply {
  const blocks = sentences.map((text) => ({ kind: 'text' as const, text }));
  return { private: true, inPlace: false, card: { title, blocks, buttons: [] } };
}
