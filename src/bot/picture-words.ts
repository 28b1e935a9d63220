import { type Board, type Comparison, type Course, type Distribution, type Picture, unnamed } from './picture.ts';
import type { Block } from './reply.ts';
import { countOf } from './words.ts';

/** A picture with its alternative text. What is on it stands as text in the same card. */
export function pictureBlock(picture: Picture): Block {
  return { kind: 'picture', picture, alt: altOf(picture) };
}

/** What a picture shows, in whole sentences, the most important first: an edge may have to cut it. */
export function altOf(picture: Picture): string {
  switch (picture.kind) {
    case 'comparison':
      return ofComparison(picture);
    case 'course':
      return ofCourse(picture);
    case 'distribution':
      return ofDistribution(picture);
    case 'board':
      return ofBoard(picture);
  }
}

function ofComparison({ head, rows, leftOut }: Comparison): string {
  const telling = rows.filter(({ cells }) => cells.some(({ apart }) => apart));
  const points = telling.map(({ label, cells }) => {
    const said = cells.flatMap(({ apart, lines }, index) => (apart ? [`${head[index]}: ${lines.join('; ')}`] : []));
    return `${label}. ${said.join('. ')}.`;
  });
  return [
    `A table that compares ${listed(head)} on ${countOf(rows.length, 'point')}.`,
    points.length === 0
      ? 'No point on it sets them against each other.'
      : `${countOf(points.length, 'point')} on it ${points.length === 1 ? 'tells' : 'tell'} them apart.`,
    ...points,
    ...(leftOut > 0 ? [`${countOf(leftOut, 'more point')} of comparison in the text.`] : []),
  ].join(' ');
}

function ofCourse({ meetings, mastery, taken, calibration }: Course): string {
  const [first, last] = [meetings[0], meetings.at(-1)];
  const weakest = mastery[0];
  const common = taken[0];
  return [
    'A chart of your progress.',
    first && last
      ? `It shows the points at ${countOf(meetings.length, 'first meeting')}: ${first.points} at the first, ${last.points} at the latest, where the mean of the last 5 is ${last.mean}.`
      : '',
    weakest ? `The weakest diagnosis is ${weakest.name}, with ${weakest.best} points at best.` : '',
    common
      ? `The commonest mistake is ${common.named} where it was ${common.answer}, ${common.times === 1 ? 'once' : `${common.times} times`}.`
      : '',
    ...calibration.map(
      ({ confidence, lists, right }) =>
        `With ${confidence} confidence ${right} of ${countOf(lists, 'first line')} ${right === 1 ? 'was' : 'were'} right.`,
    ),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function ofDistribution({ entries, bars }: Distribution): string {
  return [`A bar chart of what ${countOf(entries, 'entry', 'entries')} named.`, ...bars.map(barInWords)].join(' ');
}

function ofBoard({ season, rows }: Board): string {
  return [`The leaderboard: ${season}.`, ...rows.map((row) => `${boardRowInWords(row)}.`)].join(' ');
}

function barInWords({ name, named, first, answer }: Distribution['bars'][number]): string {
  return `${name}${answer ? ', the answer,' : ''} was named by ${named}, first by ${first}.`;
}

function boardRowInWords({ rank, name, points, rounds, own }: Board['rows'][number]): string {
  return `${rank}. ${name ?? unnamed}${own ? ' (you)' : ''}: ${countOf(points, 'point')} in ${countOf(rounds, 'round')}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
