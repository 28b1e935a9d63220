import type { Case } from '../game/pack.ts';
import { mostWereWrong, tellApart } from '../game/round/apart.ts';
import type { GradedEntry, Key } from '../game/round/graded.ts';
import { paperDifferential } from '../game/round/paper.ts';
import { tallyOf } from '../game/round/tally.ts';
import { provenance, teachingItem } from './cards/graded.ts';
import { perhapsTheCase, settlingItems, sideBySide, turnout } from './cards/round/group.ts';
import { marks } from './marks.ts';
import type { Item } from './reply.ts';
import { capitalize, clueRows, notAdvice } from './words.ts';

const mostPairs = 4;

/** For the conference, as Markdown: what the group took for the answer, and what the paper has to tell the two apart. */
export function talkingPoints(unknown: Case, entries: readonly GradedEntry[], key: Key): string {
  const { answer, dealt, pack } = key;
  const { name } = pack.diagnoses.get(answer)!;
  const tally = tallyOf(entries, key);
  const confused = tellApart(entries, key)
    .pairs.filter((pair) => pair.confused > 0)
    .toSorted((a, b) => b.confused - a.confused)
    .slice(0, mostPairs);
  const paper = paperDifferential(key);
  return [
    `# ${markdown(name)}`,
    turnout(tally),
    ...(mostWereWrong(tally) ? [perhapsTheCase] : []),
    '## The clues',
    clueRows(dealt)
      .map(({ label, text }) => `- ${label}: ${markdown(text)}`)
      .join('\n'),
    '## The group and the paper',
    table(['', 'The group', 'By the paper'], sideBySide(tally, paper, answer, pack)),
    '## To discuss',
    confused.length === 0
      ? `No diagnosis of the paper was put above ${markdown(name)}.`
      : confused
          .map(({ other, confused: lists, settling }) =>
            [
              `### ${markdown(other.name)}, or ${markdown(name)}?`,
              `${lists} of ${tally.entrants} had it above the answer, or alone.`,
              bullets(settlingItems(settling, other, pack)),
            ].join('\n\n'),
          )
          .join('\n\n'),
    '## To take away',
    bullets(unknown.teaching.map((id) => teachingItem(id, pack))),
    '## Source',
    `${markdown(pack.citation)} DOI ${pack.doi}. ${provenance(unknown.composed)} ${notAdvice}`,
    '',
  ].join('\n\n');
}

function bullets(items: readonly Item[]): string {
  return items
    .map(({ mark, text, note }) => {
      const word = marks[mark].word;
      const front = word === '' ? '' : `${capitalize(word)}: `;
      return `- ${front}${markdown(text)}${note === undefined ? '' : ` (${markdown(note)})`}`;
    })
    .join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(markdown)))].join('\n');
}

/** As text on one line, whatever a person typed: no markup, no link, no mention. */
function markdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&]|^[-+]|^\d+(?=[.)])|:(?=\/\/)/g, (sign) =>
      /\d/.test(sign) ? `${sign}\\` : `\\${sign}`,
    )
    .replace(/@/g, '@\u200b');
}
