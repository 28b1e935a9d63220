import { labelMeant } from './buttons.ts';

/** Where a button stands, for whoever types its label when the last card has none of that name. */
const ways: readonly { readonly labels: readonly string[]; readonly way: string }[] = [
  { labels: ['next case'], way: '/case deals it.' },
  {
    labels: ['commit a list', 'edit the list', 'leave the site open'],
    way: '/guess takes a list while a case is open.',
  },
  { labels: ['next clue'], way: '/clue opens it while a case is open.' },
  { labels: ['give up'], way: '/giveup does it while a case is open.' },
  {
    labels: ['explain', 'compare', 'study the answer'],
    way: 'it stands below the answer when a case ends. /compare and /study diagnosis are always there.',
  },
  { labels: ['question', 'another question'], way: '/study question asks one.' },
  {
    labels: ['again', 'hard', 'good', 'easy', 'misses for anki', 'misses as csv', 'ten more today', 'review now'],
    way: '/review shows it.',
  },
  { labels: ['submit differential', 'change', 'my entry'], way: '/round enter takes your list for the open round.' },
  { labels: ['my result', 'challenge this grade'], way: '/round show leads to it once a round is revealed.' },
  { labels: ['export as json', 'delete everything', 'delete'], way: '/privacy shows it.' },
];

/** `undefined` where no button is called so. */
export function wayTo(typed: string): string | undefined {
  const wanted = labelMeant(typed);
  const known = ways.find(({ labels }) =>
    labels.some((label) => label === wanted || wanted.startsWith(`${label} with `)),
  );
  return known && `“${typed.slice(0, 40)}” is no button now: ${known.way}`;
}
