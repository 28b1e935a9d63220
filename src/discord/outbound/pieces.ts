import { marks } from '../../bot/marks.ts';
import type { Picture } from '../../bot/picture.ts';
import type { Block, Item } from '../../bot/reply.ts';
import { lengthOf, markup, plain } from './text.ts';

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

export function piecesOf(blocks: readonly Block[]): Piece[] {
  return blocks.flatMap(ofBlock);
}

function ofBlock(block: Block): Piece[] {
  switch (block.kind) {
    case 'text':
      return lines(markup(block.text));
    case 'heading':
      return [{ kind: 'heading', text: `### ${plain(block.text)}` }];
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
  const line = `${'  '.repeat(depth)}${front}${said && `${said}  `}${plain(text)}${behind}`;
  return [...lines(line, depth > 0), ...under.flatMap((item) => ofItem(item, '- ', depth + 1))];
}

function lines(text: string, joined = false): Piece[] {
  if (lengthOf(text) <= longestLine) return [{ kind: 'line', text, joined }];
  const at = text.lastIndexOf(' ', longestLine);
  const cut = at > longestLine / 2 ? at : longestLine;
  return [{ kind: 'line', text: text.slice(0, cut), joined }, ...lines(text.slice(cut).trimStart(), true)];
}
