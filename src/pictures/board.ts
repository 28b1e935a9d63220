import { type Board, unnamed } from '../bot/picture.ts';
import { countOf } from '../bot/words.ts';
import { legible } from './lettering.ts';
import { palette } from './palette.ts';
import type { Drawing } from './shape.ts';
import { looks, margin, Sheet, wholeWidth } from './sheet.ts';

const rankWidth = 44;

export function drawBoard({ season, rows }: Board): Drawing {
  const sheet = new Sheet();
  sheet.write(season, looks.title, wholeWidth, 2);
  sheet.space(8);
  for (const { rank, name, points, rounds, own } of rows) {
    const draw = () => {
      const left = margin + rankWidth;
      const column = { x: left, width: margin + wholeWidth.width - left };
      sheet.columns([
        () => sheet.write(`${rank}.`, looks.strong, { x: margin, width: rankWidth }, 1),
        () => {
          sheet.writeEnds(
            nameOnBoard(name),
            own ? looks.strong : looks.body,
            countOf(points, 'point'),
            looks.strong,
            column,
          );
          sheet.write(`${own ? 'You, ' : ''}${countOf(rounds, 'round')}`, looks.small, column, 1);
        },
      ]);
    };
    sheet.panel(own ? palette.raised : palette.panel, draw, own ? palette.amber : undefined);
    sheet.space(6);
  }
  return sheet.finish();
}

/** A name of which the font has no letter stands in the text alone. */
function nameOnBoard(name = unnamed): string {
  return /[\p{L}\p{N}]/u.test(legible(name)) ? name : 'Name in the text';
}
