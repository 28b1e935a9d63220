import { marks } from '../bot/marks.ts';
import type { Block, Button, Item, Mark, Mention, Reply, Text } from '../bot/reply.ts';
import { buttonNumbers } from './buttons.ts';
import { momentInWords } from './moment.ts';
import { indent, paint, plain, type Screen, wrap } from './screen.ts';
import { drawTable } from './table.ts';

const colors: Readonly<Record<Mark, number>> = {
  supports: 32,
  against: 31,
  silent: 90,
  correct: 32,
  partial: 33,
  wrong: 31,
  unrecognized: 33,
  none: 0,
};

/** A reply as lines of text. Buttons print as numbers, which the next line may name. */
export function draw({ private: isPrivate, card, remark }: Reply, screen: Screen): string {
  const { title, blocks } = remark ?? card;
  const head = paint(wrap(`${isPrivate ? '(only you) ' : ''}${plain(title)}`, screen.width), 1, screen);
  const body = blocks.map((block) => drawBlock(block, screen)).filter((text) => text !== '');
  const buttons = drawButtons(card.buttons, screen);
  const footer = remark || card.footer === undefined ? '' : paint(wrap(plain(card.footer), screen.width), 90, screen);
  return [head, ...body, buttons, footer].filter((text) => text !== '').join('\n\n');
}

/** In as many lines as it takes: a label is never broken. */
function drawButtons(buttons: readonly Button[], screen: Screen): string {
  const numbers = buttonNumbers(buttons);
  const lines: string[][] = [[]];
  for (const [index, { label }] of buttons.entries()) {
    const text = `[${numbers[index]}] ${label}`;
    if ([...lines.at(-1)!, text].join('   ').length > screen.width) lines.push([]);
    lines.at(-1)!.push(text);
  }
  return lines.map((line) => line.map((text) => paint(text, 36, screen)).join('   ')).join('\n');
}

function drawBlock(block: Block, screen: Screen): string {
  switch (block.kind) {
    case 'text':
      return wrap(plain(inWords(block.text, screen)), screen.width);
    case 'heading':
      return paint(wrap(plain(block.text), screen.width), 1, screen);
    case 'facts':
      return drawFacts(
        block.rows.map(({ label, text }) => ({ label, text: inWords(text, screen) })),
        screen,
      );
    case 'list':
      return block.items
        .map((item, index) => drawItem(item, block.ordered ? `${index + 1}.` : '', 0, screen))
        .join('\n');
    case 'table':
      return drawTable(block.head, block.rows, screen);
    case 'file':
      return `${plain(block.name)}:\n${block.content.split('\n').map(plain).join('\n')}`;
    case 'image':
      return wrap(`[image: ${plain(block.alt)}]`, screen.width);
    case 'picture':
      // What is on it stands beside it as text.
      return '';
  }
}

function inWords(text: Text, screen: Screen): string {
  if (typeof text === 'string') return text;
  return text
    .map((part) => (typeof part === 'string' ? part : 'of' in part ? nameIn(part) : momentInWords(part, screen)))
    .join('');
}

function nameIn({ of, id }: Mention): string {
  // Here an id is what was typed, with its sign or without.
  return of === 'channel' ? `#${id.replace(/^#+/, '')}` : `@${id.replace(/^@+/, '')}`;
}

function drawFacts(rows: readonly { readonly label: string; readonly text: string }[], screen: Screen): string {
  const widest = Math.max(0, ...rows.map(({ label }) => label.length));
  if (widest > screen.width / 3) {
    return rows
      .map(({ label, text }) => `${paint(plain(label), 1, screen)}\n${indent(plain(text), 4, screen)}`)
      .join('\n');
  }
  return rows
    .map(({ label, text }) => {
      const lines = wrap(plain(text), screen.width - widest - 4).split('\n');
      return lines
        .map((line, index) => `  ${index === 0 ? paint(label.padEnd(widest), 1, screen) : ' '.repeat(widest)}  ${line}`)
        .join('\n');
    })
    .join('\n');
}

function drawItem({ mark, text, note, under = [] }: Item, number: string, depth: number, screen: Screen): string {
  const { sign, word } = marks[mark];
  const color = colors[mark];
  const front = [number, sign, word && `${word}:`].filter(Boolean).join(' ');
  const behind = note === undefined ? '' : ` (${plain(note)})`;
  const margin = 2 + 3 * depth;
  const hanging = margin + (front === '' ? 2 : (number || sign).length + 1);
  const lines = wrap(`${front === '' ? '' : `${front} `}${plain(text)}${behind}`, screen.width - hanging).split('\n');
  const drawn = lines.map((line, index) => `${' '.repeat(index === 0 ? margin : hanging)}${line}`).join('\n');
  const painted = front === '' || color === 0 ? drawn : drawn.replace(front, paint(front, color, screen));
  return [painted, ...under.map((item) => drawItem(item, '', depth + 1, screen))].join('\n');
}
