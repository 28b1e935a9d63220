import { csvOf } from '../csv.ts';
import type { Pack } from '../pack.ts';
import { drillOf } from './drill.ts';
import { type CardId, settlingOf, subjectOf } from './subject.ts';

/** A card as another program takes it: two sides of plain text. */
interface Sheet {
  readonly id: CardId;
  readonly front: string;
  readonly back: string;
  readonly places: string;
  /** How often it was forgotten. */
  readonly lapses: number;
}

const columns = ['id', 'front', 'back', 'places', 'tags'] as const;

/** For Anki's import. The first column is the note's own, so that importing again updates it and doubles nothing. */
export function ankiOf(cards: Readonly<Record<CardId, { readonly lapses: number }>>, pack: Pack): string {
  const head = [
    '#separator:tab',
    '#html:false',
    '#guid column:1',
    `#tags column:${columns.length}`,
    `#columns:${columns.join('\t')}`,
  ];
  const rows = sheetsOf(cards, pack).map(({ id, front, back, places }) =>
    [`unknown-case ${pack.id} ${id}`, front, back, places, `unknown-case ${id.split(' ')[0]}`].map(field).join('\t'),
  );
  return [...head, ...rows, ''].join('\n');
}

export function missesCsv(cards: Readonly<Record<CardId, { readonly lapses: number }>>, pack: Pack): string {
  const rows = sheetsOf(cards, pack).map(({ id, front, back, places, lapses }) => [id, front, back, places, lapses]);
  return csvOf(['card', 'front', 'back', 'places', 'times_forgotten'], rows);
}

function sheetsOf(cards: Readonly<Record<CardId, { readonly lapses: number }>>, pack: Pack): Sheet[] {
  return Object.entries(cards).flatMap(([id, { lapses }]) => {
    const sides = sidesOf(id, pack);
    return sides ? [{ id, lapses, ...sides }] : [];
  });
}

function sidesOf(card: CardId, pack: Pack): Pick<Sheet, 'front' | 'back' | 'places'> | undefined {
  const subject = subjectOf(card, pack);
  const said = (subjectShort: string, text: string) => `${subjectShort} ${text}.`;
  switch (subject?.kind) {
    case undefined:
      return undefined;
    case 'pair': {
      const [a, b] = subject.between;
      const settling = [...settlingOf(a, b, pack), ...settlingOf(b, a, pack)];
      if (settling.length === 0) return drilled(card, `${a.name} or ${b.name}?`, pack);
      return {
        front: `${a.name} or ${b.name}: what tells them apart?`,
        back: settling.map(({ subject: of, text }) => said(pack.diagnoses.get(of)?.short ?? of, text)).join(' '),
        places: placesOf(settling),
      };
    }
    case 'missed':
      return drilled(card, 'What is it?', pack);
    case 'question': {
      const { question, choices, answer, explanation, places } = subject.question;
      const letters = choices.map((choice, index) => `${String.fromCharCode(65 + index)}. ${choice}`);
      return {
        front: `${question} ${letters.join('  ')}`,
        back: `${letters[answer]}. ${explanation}`,
        places: places.join('; '),
      };
    }
  }
}

/** Asked once for all: the same findings whenever it is exported. */
function drilled(card: CardId, question: string, pack: Pack): Pick<Sheet, 'front' | 'back' | 'places'> | undefined {
  const drill = drillOf(card, 'sheet', pack);
  return (
    drill && {
      front: [question, ...drill.findings.map(({ text }) => text.replace(/\.?$/, '.'))].join(' '),
      back: drill.choices[drill.right]!,
      places: placesOf(drill.findings.flatMap(({ statements }) => statements)),
    }
  );
}

function placesOf(statements: readonly { readonly place: string }[]): string {
  return [...new Set(statements.map(({ place }) => place))].join('; ');
}

/** One field on one line. Anki reads a field that begins with a quote as quoted, and a line that begins with # as a header. */
function field(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return /^#|"/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
