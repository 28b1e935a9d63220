import type { ShownClue } from '../game/draw.ts';
import type { Modality, Pack, Statement } from '../game/pack.ts';
import type { Understanding } from '../game/recognise/understand.ts';

export const modalityLabels: Readonly<Record<Modality, string>> = {
  history: 'History',
  exam: 'Examination',
  lab: 'Laboratory',
  ct: 'CT',
  mri: 'MRI',
  us: 'Ultrasound',
  nm: 'Nuclear medicine',
  pathology: 'Pathology',
  course: 'Course',
  treatment: 'Treatment',
  prognosis: 'Prognosis',
  general: 'General',
};

export const notAdvice = 'For teaching. Not medical advice, no patient data.';

/** How a line was understood, in full, so that a misreading is seen at once. */
export function echo(understood: Understanding, pack: Pack): string {
  switch (understood.kind) {
    case 'entity': {
      const { entity, member, site, sites, denied } = understood;
      const name = member === undefined ? entity.name : `${entity.name} (${member})`;
      const where = sites.map((id) => pack.sites.get(id)?.label ?? id).join(', ');
      const placed =
        site === 'contradicts'
          ? `${histologyOf(entity.id, pack) ?? name}, but elsewhere: ${where}`
          : placedName(name, understood, pack);
      return denied ? `not ${placed}` : placed;
    }
    case 'unknown-disease':
      return `${understood.word}: not a diagnosis that this paper discusses`;
    case 'several':
      return `${understood.entities.map(({ name }) => name).join(' and ')}: one diagnosis per line, please`;
    case 'tie':
      return `either ${understood.between.map(({ name }) => name).join(' or ')}: which one?`;
    case 'unread-site':
      return `${understood.entity.name}, but “${understood.word}” could not be read`;
    case 'nothing':
      return 'no diagnosis that could be recognized';
  }
}

function placedName(name: string, understood: Extract<Understanding, { kind: 'entity' }>, pack: Pack): string {
  if (understood.site === 'agrees') return name;
  const histology = histologyOf(understood.entity.id, pack) ?? name;
  return understood.site === 'missing' ? `${histology}, site not said` : `${histology}, site not said exactly`;
}

function histologyOf(id: string, pack: Pack): string | undefined {
  const histology = pack.diagnoses.get(id)?.histology[0];
  return histology && capitalize(histology);
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Clues by number, the modality before each. */
export function clueRows(clues: readonly ShownClue[]): { label: string; text: string }[] {
  return clues.map(({ clue, wording }, index) => ({
    label: `${index + 1} ${modalityLabels[clue.modality]}`,
    text: capitalize(wording),
  }));
}

/** A statement as a sentence: its subject and its text. */
export function sentence(statement: Statement, pack: Pack): string {
  return `${shortOf(statement.subject, pack)} ${statement.text}.`;
}

/** The name that a subject's sentences begin with. */
export function shortOf(subject: string, pack: Pack): string {
  return pack.diagnoses.get(subject)?.short ?? pack.observed.get(subject)?.short ?? pack.general.short;
}

/** Place and reference numbers, as they stand behind a statement. */
export function placeOf({ place, refs }: Statement): string {
  return refs.length === 0 ? place : `${place} [${refs.join(', ')}]`;
}

/** Place, and what to be careful about, as they stand behind a statement. */
export function noteOf(statement: Statement): string {
  return [placeOf(statement), statement.caution].filter(Boolean).join('. ');
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
