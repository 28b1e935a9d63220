import { type Leaderboard, type Neighbor, type Place, placeOn, type Season } from '../../../game/round/board.ts';
import type { Board } from '../../picture.ts';
import { pictureBlock } from '../../picture-words.ts';
import type { Block, Button, Card, Item } from '../../reply.ts';
import { countOf } from '../../words.ts';

const mostNamed = 10;
/** Fewer rows than this need no picture. */
const fewestDrawn = 3;
const mostDrawn = 10;

/** A season's board as one member sees it: their own place and the gaps beside it, and those who put their name on it. */
export function boardCard(
  season: Season,
  board: Leaderboard,
  learner: string,
  names: ReadonlyMap<string, string>,
  buttons: readonly Button[],
): Card {
  const place = placeOn(board, learner, names);
  const named = board.rows.filter((row) => names.has(row.learner)).slice(0, mostNamed);
  const items = named.map(
    ({ rank, points, rounds, learner: who }): Item => ({
      mark: 'none',
      text: `Rank ${rank}: ${names.get(who)}, ${countOf(points, 'point')} from ${countOf(rounds, 'round')}`,
    }),
  );
  const listed: Block[] =
    items.length === 0
      ? []
      : [
          { kind: 'heading', text: 'On the board by name' },
          { kind: 'list', ordered: false, items },
        ];
  return {
    title: `Leaderboard: ${season.name}`,
    blocks: [
      {
        kind: 'text',
        text: `${countOf(board.rounds, 'round')} revealed, ${countOf(board.entries, 'entry', 'entries')} in all.`,
      },
      ...(board.rows.length >= fewestDrawn ? [pictureBlock(drawn(season, board, learner, names))] : []),
      ...(place ? ownPlace(place, board.rows.length) : [{ kind: 'text' as const, text: notYet(board) }]),
      ...listed,
    ],
    buttons,
    footer: 'The sum of points ranks; equal sums share a rank. Names stand here only of those who chose it.',
  };
}

/** The first of the board, and the viewer's own row wherever it is; who did not choose to be named is a colleague. */
function drawn({ name }: Season, { rows }: Leaderboard, learner: string, names: ReadonlyMap<string, string>): Board {
  const shown = rows.filter((row, index) => index < mostDrawn || row.learner === learner);
  return {
    kind: 'board',
    season: name,
    rows: shown.map(({ rank, learner: who, points, rounds }) => ({
      rank,
      name: names.get(who),
      points,
      rounds,
      own: who === learner,
    })),
  };
}

function notYet({ rounds }: Leaderboard): string {
  return rounds === 0
    ? 'The first reveal of the season opens the board.'
    : 'You have entered none of them yet. The next round counts like every other.';
}

function ownPlace({ row, shared, above, below }: Place, of: number): Block[] {
  const { rank, points, rounds, mean, best } = row;
  const beside = shared === 0 ? '' : `, shared with ${countOf(shared, 'colleague')}`;
  const gaps = [
    ...(above ? [{ label: 'Above', text: neighborInWords(above, 'ahead') }] : []),
    ...(below ? [{ label: 'Below', text: neighborInWords(below, 'behind') }] : []),
  ];
  return [
    {
      kind: 'facts',
      rows: [
        { label: 'Your rank', text: `${rank} of ${of}${beside}` },
        {
          label: 'Your points',
          text: `${points} from ${countOf(rounds, 'round')}, ${mean} on average, ${best} at best`,
        },
        ...gaps,
      ],
    },
  ];
}

function neighborInWords({ rank, gap, names }: Neighbor, where: 'ahead' | 'behind'): string {
  const known = names.filter((name) => name !== undefined);
  const unknown = names.length - known.length;
  const colleagues = unknown === 0 ? [] : [unknown === 1 ? 'a colleague' : `${unknown} colleagues`];
  return `${[...known, ...colleagues].join(', ')} on rank ${rank}, ${countOf(gap, 'point')} ${where}`;
}
