import type { Pack } from './pack.ts';
import type { Lexicon } from './recognise/lexicon.ts';
import { fitOf } from './recognise/site-fit.ts';
import { type Understanding, understand } from './recognise/understand.ts';
import { areMimics, membersOf, type Relation, relate } from './relate.ts';

type Verdict = 'correct' | 'partial' | 'wrong' | 'unrecognized';

export interface Grade {
  readonly verdict: Verdict;
  /** `null` where nothing was recognised. */
  readonly relation: Relation | null;
  /** The paper says that the two can be mistaken for one another. */
  readonly mimic: boolean;
  /** Id of the diagnosis, family, decoy or association that was named. */
  readonly recognized: string | null;
  /** What the line is worth at rank one, from 0 to 1. */
  readonly credit: number;
}

const worth = { correct: 1, siteOnlyMissing: 0.8, member: 0.5, smallClass: 0.5, largeClass: 0.25 } as const;

/** A class of at most this many members tells something; a larger one little. */
const smallClass = 3;

/** Diagnoses are compared, never strings: here a wrong answer is often spelled almost like the right one. */
export function grade(answer: string, understood: Understanding, pack: Pack): Grade {
  switch (understood.kind) {
    case 'nothing':
    case 'tie':
    case 'several':
      return { verdict: 'unrecognized', relation: null, mimic: false, recognized: null, credit: 0 };
    case 'unread-site':
      return { verdict: 'unrecognized', relation: null, mimic: false, recognized: understood.entity.id, credit: 0 };
    case 'unknown-disease':
      return { verdict: 'wrong', relation: 'other', mimic: false, recognized: null, credit: 0 };
    case 'entity':
      return gradeEntity(answer, understood, pack);
  }
}

export function gradeText(answer: string, text: string, pack: Pack, lexicon: Lexicon): Grade {
  return grade(answer, understand(text, pack, lexicon), pack);
}

function gradeEntity(answer: string, understood: Extract<Understanding, { kind: 'entity' }>, pack: Pack): Grade {
  const { entity, member, site, sites, denied } = understood;
  const relation = relate(answer, entity, pack);
  const mimic = areMimics(answer, entity.id, pack);
  const as = (verdict: Verdict, credit: number, how: Relation = relation): Grade => ({
    verdict,
    relation: how,
    mimic,
    recognized: entity.id,
    credit,
  });
  if (denied) return as('wrong', 0);
  if (site === 'contradicts') return as('wrong', 0, 'other');
  if (relation === 'same') {
    if (site !== 'agrees') return as('partial', worth.siteOnlyMissing, 'broader');
    return as('correct', worth.correct, member === undefined ? 'same' : 'narrower');
  }
  if (relation === 'narrower') return as('partial', worth.member);
  // A seminoma is no teratoma, though germ cell tumors, of which it is one, are the teratoma's group.
  if (relation === 'broader' && member !== undefined) return as('wrong', 0, 'sibling');
  if (relation === 'broader') {
    const home = pack.diagnoses.get(answer)?.site.home ?? [];
    if (sites.some((typed) => fitOf(typed, home, pack) === 'contradicts')) return as('wrong', 0, 'other');
    return as('partial', membersOf(entity.id, pack).length <= smallClass ? worth.smallClass : worth.largeClass);
  }
  return as('wrong', 0);
}
