import type { Distribution } from '../bot/picture.ts';
import { countOf } from '../bot/words.ts';
import { drawBar } from './bar.ts';
import { palette } from './palette.ts';
import type { Drawing } from './shape.ts';
import { type Look, looks, Sheet, wholeWidth } from './sheet.ts';

const green: Look = { ...looks.strong, color: palette.green };

export function drawDistribution({ entries, bars, leftOut }: Distribution): Drawing {
  const sheet = new Sheet();
  sheet.write(`What ${countOf(entries, 'entry', 'entries')} named`, looks.title);
  sheet.write('Thick bar: named first. Thin bar: named at any rank.', looks.small);
  sheet.space(4);
  for (const { name, named, first, answer } of bars) {
    sheet.space(9);
    if (answer) sheet.write('✓ The answer', { ...green, size: 13 });
    sheet.write(name, answer ? green : looks.body, wholeWidth, 2);
    const share = (count: number) => count / Math.max(1, entries);
    drawBar(sheet, [
      { part: share(named), color: palette.dim, thin: true },
      { part: share(first), color: answer ? palette.green : palette.sky },
    ]);
    sheet.write(`${named} of ${entries} named it, ${first} first`, looks.small);
  }
  if (leftOut > 0) {
    sheet.space(9);
    sheet.write(`${countOf(leftOut, 'more diagnosis', 'more diagnoses')} in the text.`, looks.small);
  }
  return sheet.finish();
}
