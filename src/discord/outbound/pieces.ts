import { marks } from '../../bot/marks.ts';
import type { Picture } from '../../bot/picture.ts';
import type { Block, Item } from '../../bot/reply.ts';
import { markup, onANewLine, plain, shorten } from './text.ts';

/** The smallest parts of a card, in order. A page breaks between them and never inside one. */
export type Piece =
  | { readonly kind: 'heading'; readonly text: string }
  /** `joined`: hangs on the line above, as an item's reasons do. */
  | { readonly kind: 'line'; readonly text: string; readonly joined: boolean }
  | { readonly kind: 'image'; readonly file: string; readonly alt: string }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly alt: string }
  | { readonly kind: 'file'; readonly name: string; readonly content: string };

/** Longer than this, in characters, a line is cut at a space. */
const longestLine = 1500;
export const longestHeading = 250;

export function piecesOf(blocks: readonly Block[]): Piece[] {
  return blocks.flatMap(ofBlock);
}

function ofBlock(block: Block): Piece[] {
  switch (block.kind) {
    case 'text':
      return lines(markup(block.text));
    case 'heading':
      return heading(plain(block.text));
    case 'facts':
      return block.rows.flatMap(({ label, text }) => lines(`**${plain(label)}** · ${markup(text)}`));
    case 'list':
      return block.items.flatMap((item, index) => ofItem(item, block.ordered ? `**${index + 1}.** ` : '- ', 0));
    case 'table':
      return block.rows.flatMap(([label = '', ...cells]) => {
        // On a phone each row is a small list, which has no need of empty cells.
        const said = cells.flatMap((cell, index) =>
          cell === '' ? [] : [`- ${plain(block.head[index + 1] ?? '')}: ${plain(cell)}`],
        );
        return lines([`**${plain(label)}**`, ...said].join('\n'));
      });
    case 'image':
    case 'picture':
    case 'file':
      return [block];
  }
}

function ofItem({ mark, text, note, under = [] }: Item, front: string, depth: number): Piece[] {
  const { sign, word } = marks[mark];
  const said = [sign, word && `**${word}**`].filter(Boolean).join(' ');
  const behind = note === undefined ? '' : ` *(${plain(note)})*`;
  // A phone has no room for lists in lists: what only heads its reasons stands above them, without a bullet.
  const heads = depth === 0 && under.length > 0 && said === '' && behind === '';
  const line =
    heads && front === '- '
      ? `**${plain(text)}**`
      : `${'  '.repeat(depth)}${front}${said && `${said}  `}${plain(text)}${behind}`;
  return [...lines(line, depth > 0), ...under.flatMap((item) => ofItem(item, '- ', heads ? 0 : depth + 1))];
}

/** A heading too long for one goes on below it in full. */
function heading(text: string): Piece[] {
  const rest = text.length > longestHeading ? lines(text, true) : [];
  return [{ kind: 'heading', text: `### ${shorten(text, longestHeading)}` }, ...rest];
}

export function lines(text: string, joined = false): Piece[] {
  if (text === '') return [];
  if (text.length <= longestLine) return [{ kind: 'line', text, joined }];
  const at = placeToCut(text);
  const rest = onANewLine(text.slice(at).trimStart());
  return [{ kind: 'line', text: text.slice(0, at).trimEnd(), joined }, ...lines(rest, true)];
}

/** At a space if there is one; never inside a character, nor between a backslash and the sign that it stands for. */
function placeToCut(text: string): number {
  const space = text.lastIndexOf(' ', longestLine);
  if (space > longestLine / 2) return space;
  const [backslashes = ''] = /\\*$/.exec(text.slice(0, longestLine)) ?? [];
  const at = longestLine - (backslashes.length % 2);
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
