import type { Differential } from '../game/differential.ts';
import { suggest } from '../game/recognise/suggest.ts';
import type { Context } from './command.ts';
import type { Block, Remark } from './reply.ts';
import { capitalize, countOf, echo } from './words.ts';

/** Nothing is taken and nothing is lost: each line as it was understood, and the nearest names for those that were not. */
export function notCommitted({ ranked, denied, unread }: Differential, { pack, lexicon }: Context): Remark {
  const items = [...ranked, ...denied].map(({ text, understood }) => ({
    mark: 'none' as const,
    text: `“${text}” → ${echo(understood, pack)}`,
  }));
  const unclear = unread.map(({ text, understood }) => {
    const near = understood.kind === 'nothing' ? suggest(text, lexicon) : [];
    return {
      mark: 'unrecognized' as const,
      text: `“${text}” → ${echo(understood, pack)}`,
      ...(near.length > 0 && { note: `nearest names: ${near.join(', ')}` }),
    };
  });
  const text =
    unread.length > 0
      ? `${countOf(unread.length, 'line')} could not be read. It costs nothing: put it another way and send the list again.`
      : 'Every line says what it is not. Name at least one diagnosis that it may be.';
  return {
    title: unread.length > 0 ? 'Not committed yet' : 'Only ruled out',
    blocks: [
      { kind: 'text', text },
      { kind: 'list', ordered: false, items: [...unclear, ...items] },
    ],
  };
}

/** Nothing about a patient is taken, kept or passed on, and the text is not shown again either. */
export const aboutPatient: Remark = {
  title: 'Not taken',
  blocks: [
    {
      kind: 'text',
      text: 'This reads as if it could name a person: a name with a title, a date of birth, a record or telephone number. Nothing was kept. Send the diagnoses alone.',
    },
  ],
};

export function fromWhere(lines: readonly string[]): Remark {
  const named = lines.map((text) => `“${text}”`).join(', ');
  const text = `${named}: of which organ or vessel? Send the list again with it, or unchanged if you leave it open. This costs nothing.`;
  return { title: 'From where?', blocks: [{ kind: 'text', text }] };
}

/** What became of lines that took no rank. */
export function setAside(differential: Differential | undefined): Block[] {
  if (!differential) return [];
  const { denied, repeated, ignored } = differential;
  const quote = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(', ');
  const remarks = [
    ...(denied.length > 0 ? [`${quote(denied.map(({ text }) => text))}: ruled out by you, takes no rank.`] : []),
    ...(repeated.length > 0 ? [`${quote(repeated.map(({ text }) => text))}: named before, counted once.`] : []),
    ...(ignored.length > 0 ? [`${quote(ignored)}: beyond the fifth line, not counted.`] : []),
  ];
  return remarks.length === 0 ? [] : [{ kind: 'text', text: capitalize(remarks.join(' ')) }];
}
